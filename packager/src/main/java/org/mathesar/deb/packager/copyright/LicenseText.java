package org.mathesar.deb.packager.copyright;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a licence as a project brings it, in lines that control data can hold.
 *
 * @param value lines without blanks at their ends, no empty ones around
 */
record LicenseText(String value) {
  private static final Pattern NOTICE =
      Pattern.compile(
          "^[\\s#*/>.|_-]*(?:(?:Portions )?Copyright\\b[\\s:,]*(?:\\(c\\)|©|&copy;)?"
              + "|\\(c\\)(?= *[0-9]{4})|©)[\\s:,]*(?<holder>\\S.*)$",
          Pattern.CASE_INSENSITIVE);

  /** A line that only names the licence, or only claims all rights; the body says the same. */
  private static final Pattern TITLE =
      Pattern.compile(
          "\\W*((The )?(MIT|ISC|(New |Modified )?([23][- ]clause )?BSD)( [23][- ]clause)?"
              + " Licen[cs]e(\\s*\\(.*\\))?|All rights reserved)\\W*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern YEARS = Pattern.compile("[0-9]{4}[^A-Za-z]*(?:present\\b)?.*");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          ".*(?:[<\\[{](?:year|yyyy|name|copyright).*|\\b19yy\\b.*|\\[fullname]).*",
          Pattern.CASE_INSENSITIVE);

  private static final int TITLE_LENGTH = 200;

  /** How many characters the files of /usr/share/common-licenses have, runs of blanks as one. */
  private static final Map<String, Integer> COMMON_LENGTHS =
      Map.of(
          "Apache-2.0", 10_221,
          "GPL-2", 17_588,
          "GPL-3", 34_283,
          "LGPL-2", 24_730,
          "LGPL-2.1", 25_842,
          "LGPL-3", 7_317,
          "MPL-1.1", 23_299,
          "MPL-2.0", 15_565);

  /** Complete texts of common licences within collections of texts, from title to end mark. */
  private static final Map<LicenseName, Pattern> INCLUDED =
      Map.of(
          new LicenseName("Apache-2.0"), included("Apache License", "2\\.0"),
          new LicenseName("GPL-2"), included("GNU GENERAL PUBLIC LICENSE", "2"),
          new LicenseName("GPL-3"), included("GNU GENERAL PUBLIC LICENSE", "3"),
          new LicenseName("LGPL-2"), included("GNU LIBRARY GENERAL PUBLIC LICENSE", "2"),
          new LicenseName("LGPL-2.1"), included("GNU LESSER GENERAL PUBLIC LICENSE", "2\\.1"));

  private static Pattern included(String title, String version) {
    return Pattern.compile(
        "(?m)^[ ]*"
            + title
            + "\\n+[ ]*Version "
            + version
            + ", (?s:.*?)\\n[ ]*END OF TERMS AND CONDITIONS[ ]*$");
  }

  // Makes lines of it.
  LicenseText {
    value =
        value
            .replace("\uFEFF", "")
            .lines()
            .map(
                line -> line.replace("\t", "        ").replaceAll("\\p{Cntrl}", "").stripTrailing())
            // Alone it would be read back as an empty line.
            .map(line -> line.equals(".") ? " ." : line)
            .collect(Collectors.joining("\n"))
            .replaceAll("^\n+|\n+$", "");
  }

  /**
   * Who the text says has the copyright of what it comes with.
   *
   * @return such as {@code 2010-2024 Jane Doe}, in order; none for the texts of common licences,
   *     whose notice is their own
   */
  List<String> holders() {
    if (commonName().isPresent()) {
      return List.of();
    }
    Set<String> holders = new LinkedHashSet<>();
    for (String line : value.lines().toList()) {
      Matcher matcher = NOTICE.matcher(line);
      if (matcher.matches() && isNotice(line, matcher.group("holder"))) {
        String holder =
            matcher
                .group("holder")
                .replaceAll("(?i)[,.;]?\\s*all rights reserved\\.?", "")
                .replaceAll("[\\s.,;*#/]+$", "")
                .replaceAll("\\s+", " ")
                .strip();
        if (!holder.isEmpty() && !holder.matches("[0-9 ,–-]+")) {
          holders.add(holder);
        }
      }
    }
    return List.copyOf(holders);
  }

  /** A year or a sign makes a notice; the word alone also stands in sentences. */
  private static boolean isNotice(String line, String holder) {
    boolean signed = line.toLowerCase(Locale.ROOT).contains("(c)") || line.contains("©");
    return (signed || YEARS.matcher(holder).matches()) && !PLACEHOLDER.matcher(holder).matches();
  }

  /** The text without notices and titles, so that those of many projects are seen to be one. */
  LicenseText withoutNotices() {
    return new LicenseText(
        value
            .lines()
            .filter(
                line -> {
                  Matcher matcher = NOTICE.matcher(line);
                  boolean notice = matcher.matches() && isNotice(line, matcher.group("holder"));
                  return !notice && !TITLE.matcher(line).matches();
                })
            .collect(Collectors.joining("\n")));
  }

  /** The text with what every Debian system has replaced by where it is. */
  LicenseText withReferences() {
    String text = value;
    for (Map.Entry<LicenseName, Pattern> common : INCLUDED.entrySet()) {
      text =
          common
              .getValue()
              .matcher(text)
              .replaceAll(
                  "[Here stands the text of /usr/share/common-licenses/" + common.getKey() + "]");
    }
    return new LicenseText(text);
  }

  /** What has to be the same for two texts to be the same. */
  String key() {
    return value.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
  }

  /** The licence whose complete text this is, of those every Debian system has. */
  Optional<LicenseName> commonName() {
    String text = key();
    // What is much longer goes on with something else, and what is much shorter only refers to it.
    return titled(text.substring(0, Math.min(text.length(), TITLE_LENGTH)))
        .filter(name -> text.length() <= 1.05 * COMMON_LENGTHS.getOrDefault(name.value(), 0))
        .filter(name -> text.length() >= 0.7 * COMMON_LENGTHS.getOrDefault(name.value(), 0));
  }

  private static Optional<LicenseName> titled(String head) {
    if (head.contains("apache license version 2.0")) {
      return name("Apache-2.0");
    }
    if (head.contains("mozilla public license")) {
      return name(head.contains("2.0") ? "MPL-2.0" : "MPL-1.1");
    }
    if (head.contains("gnu lesser general public license")) {
      return name(head.contains("version 3") ? "LGPL-3" : "LGPL-2.1");
    }
    if (head.contains("gnu library general public license")) {
      return name("LGPL-2");
    }
    if (head.contains("gnu general public license")) {
      return name(head.contains("version 3") ? "GPL-3" : "GPL-2");
    }
    return Optional.empty();
  }

  private static Optional<LicenseName> name(String value) {
    return Optional.of(new LicenseName(value));
  }

  /** The licence that the text is by the words every copy of it has. */
  Optional<LicenseName> recognised() {
    String text = key();
    if (text.contains("redistribution and use in source and binary forms")) {
      return name(text.contains("neither the name") ? "BSD-3-clause" : "BSD-2-clause");
    }
    if (text.contains(
            "permission is hereby granted, free of charge, to any person obtaining a copy")
        && text.contains("associated documentation files")) {
      return name("Expat");
    }
    if (text.contains("permission to use, copy, modify, and/or distribute this software for any")) {
      return name("ISC");
    }
    return commonName();
  }
}
