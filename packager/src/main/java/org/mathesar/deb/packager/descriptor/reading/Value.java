package org.mathesar.deb.packager.descriptor.reading;

import java.util.List;
import java.util.Optional;

/** A value of the descriptor's file that knows where it stands. */
sealed interface Value {
  /** Where it stands. */
  Place place();

  /** What it is, with an article, as a sentence names it. */
  String kind();

  /**
   * Keys with values, in the order of the file, no key twice.
   *
   * @param place where it starts
   * @param members in order
   */
  record Mapping(Place place, List<Member> members) implements Value {
    /**
     * One key with its value.
     *
     * @param key as text
     * @param place where the key stands
     * @param value what belongs to it
     */
    record Member(String key, Place place, Value value) {}

    // Copies.
    public Mapping {
      members = List.copyOf(members);
    }

    /** The member of a key. */
    Optional<Member> member(String key) {
      return members.stream().filter(member -> member.key().equals(key)).findFirst();
    }

    /** The keys in order. */
    List<String> keys() {
      return members.stream().map(Member::key).toList();
    }

    @Override
    public String kind() {
      return "a mapping of keys to values";
    }
  }

  /**
   * A list.
   *
   * @param place where it starts
   * @param members in order
   */
  record Sequence(Place place, List<Value> members) implements Value {
    // Copies.
    public Sequence {
      members = List.copyOf(members);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * A text.
   *
   * @param place where it stands
   * @param text what it says
   */
  record Text(Place place, String text) implements Value {
    @Override
    public String kind() {
      return "a text";
    }
  }

  /**
   * What the core schema of YAML takes for a number.
   *
   * @param place where it stands
   * @param written its characters
   */
  record Numeral(Place place, String written) implements Value {
    @Override
    public String kind() {
      return "a number";
    }
  }

  /**
   * What the core schema of YAML takes for true or false.
   *
   * @param place where it stands
   * @param written its characters
   */
  record Truth(Place place, String written) implements Value {
    @Override
    public String kind() {
      return "a truth value";
    }
  }

  /**
   * No value, as after a key that nothing follows.
   *
   * @param place where it would stand
   */
  record Nothing(Place place) implements Value {
    @Override
    public String kind() {
      return "nothing";
    }
  }
}
