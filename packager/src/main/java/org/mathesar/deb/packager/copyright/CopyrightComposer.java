package org.mathesar.deb.packager.copyright;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.descriptor.Copyright;

/**
 * Puts a copyright file together. Nothing is made up: where a project leaves something open, the
 * file says so. Used once.
 */
final class CopyrightComposer {
  private final String upstreamName;
  private final URI source;
  private final LicenseTexts texts = new LicenseTexts();

  CopyrightComposer(String upstreamName, URI source) {
    this.upstreamName = upstreamName;
    this.source = source;
  }

  CopyrightFile compose(
      Copyright copyright, List<ThirdParty> thirdParties, Optional<FilesComment> comment) {
    List<FilesStanza> files = new ArrayList<>();
    // Later stanzas win over earlier ones, so what holds for all comes first.
    FilesStanza own = own(copyright);
    files.add(own);
    for (Copyright.Part part : copyright.parts()) {
      files.add(part(part));
    }
    thirdParties.stream()
        .sorted(Comparator.comparing(ThirdParty::name).thenComparing(ThirdParty::version))
        .forEach(thirdParty -> files.add(stanza(thirdParty)));
    comment.ifPresent(about -> addComment(files, about));
    requireTexts(copyright, own);
    return new CopyrightFile(upstreamName, source, files, texts.all());
  }

  /** The last stanza that holds for files is the one that counts. */
  private static void addComment(List<FilesStanza> files, FilesComment about) {
    for (int i = files.size() - 1; i >= 0; i--) {
      if (files.get(i).files().stream().anyMatch(pattern -> pattern.takesIn(about.folder()))) {
        files.set(i, files.get(i).withComment(about.lines()));
        return;
      }
    }
    throw new IllegalStateException("no stanza holds for " + about.folder());
  }

  private FilesStanza own(Copyright copyright) {
    LicenseName name = LicenseName.of(copyright.license());
    LicenseText text = new LicenseText(copyright.text());
    if (!text.value().isEmpty()) {
      texts.add(name, text, "application");
    } else if (name.commonFile().isPresent()) {
      addReference(name);
    }
    return new FilesStanza(
        List.of(FilePattern.ALL),
        holdersOr(copyright.holders(), "The " + upstreamName + " authors"),
        LicenseExpression.of(name),
        "");
  }

  /** Of several licences, the part brings the text of the one that every machine does not have. */
  private FilesStanza part(Copyright.Part part) {
    LicenseExpression expression =
        LicenseExpression.parse(part.license(), LicenseName.of(part.license()));
    LicenseText text = new LicenseText(part.text());
    boolean several = expression.names().size() > 1;
    Map<LicenseName, LicenseName> written = new HashMap<>();
    for (LicenseName name : expression.names()) {
      boolean referred = name.commonFile().isPresent() && (several || text.value().isEmpty());
      written.put(name, referred ? addReference(name) : texts.add(name, text, "part"));
    }
    return new FilesStanza(
        part.files().stream().map(FilePattern::new).toList(),
        holdersOr(part.holders(), "The " + upstreamName + " authors"),
        expression.renamed(written),
        "");
  }

  private void requireTexts(Copyright copyright, FilesStanza own) {
    for (LicenseName name : own.license().names()) {
      if (!texts.all().containsKey(name)) {
        throw UserProblem.of(
            "The descriptor says that %s is under %s, whose text is neither in"
                + " /usr/share/common-licenses nor in the descriptor: give it there as application.copyright.text.",
            upstreamName, copyright.license());
      }
    }
  }

  private static List<String> holdersOr(List<String> holders, String otherwise) {
    return holders.isEmpty() ? List.of(otherwise) : holders;
  }

  private LicenseName addReference(LicenseName name) {
    return texts.add(name, new LicenseText(name.reference()), "text");
  }

  private FilesStanza stanza(ThirdParty party) {
    List<LicenseText> brought = party.licenseTexts().stream().map(LicenseText::new).toList();
    LicenseExpression license =
        LicenseExpression.parse(party.licenseExpression(), nameWithoutOne(party, brought));
    List<String> comments = new ArrayList<>();
    comments.add(party.name() + " " + party.version());
    Map<LicenseName, LicenseName> renamed = new HashMap<>();
    List<LicenseText> left = new ArrayList<>(brought);
    left.removeIf(text -> text.value().isEmpty());
    for (LicenseName name : license.names()) {
      renamed.put(name, addText(party, name, license, left));
    }
    addRest(left, comments);
    List<String> holders = holders(party, brought, comments);
    return new FilesStanza(
        party.files(), holders, license.renamed(renamed), String.join("\n", comments));
  }

  /** Where a project names no licence, its text may be one that is known. */
  private static LicenseName nameWithoutOne(ThirdParty party, List<LicenseText> brought) {
    return brought.stream()
        .flatMap(text -> text.recognised().stream())
        .findFirst()
        .orElseGet(() -> new LicenseName("licence-of-" + party.name()));
  }

  /** Finds the text of a licence among those a project brings, and takes it from them. */
  private LicenseName addText(
      ThirdParty party, LicenseName name, LicenseExpression license, List<LicenseText> left) {
    if (name.commonFile().isPresent()) {
      String file = name.commonFile().get();
      left.removeIf(text -> text.commonName().filter(n -> n.value().equals(file)).isPresent());
      return addReference(name);
    }
    Optional<LicenseText> found =
        left.stream()
            .filter(text -> text.recognised().filter(name::equals).isPresent())
            .findFirst();
    boolean onlyOne =
        license.names().stream().filter(one -> one.commonFile().isEmpty()).count() == 1;
    if (found.isEmpty() && onlyOne) {
      // What is not known for another licence can only be this one.
      found = left.stream().filter(text -> text.commonName().isEmpty()).findFirst();
    }
    if (found.isPresent()) {
      left.remove(found.get());
      return texts.add(name, found.get().withoutNotices().withReferences(), party.name().value());
    }
    return texts.add(
        name,
        new LicenseText(
            "The project "
                + party.name()
                + " "
                + party.version()
                + " "
                + (party.licenseExpression().isBlank()
                    ? "names no licence and brings no text of one."
                    : "names this licence and brings no text of it.")),
        party.name().value());
  }

  /**
   * Texts of what a project has taken from others are kept, as far as they are not on the system.
   */
  private static void addRest(List<LicenseText> left, List<String> comments) {
    for (LicenseText text : left) {
      comments.add("");
      Optional<LicenseName> common = text.commonName();
      if (common.isPresent()) {
        comments.add("It also brings the text that is");
        comments.add("/usr/share/common-licenses/" + common.get() + ".");
      } else {
        comments.add("It also brings this text:");
        comments.add("");
        comments.addAll(
            text.withReferences()
                .value()
                .lines()
                .map(line -> "  " + line)
                .map(String::stripTrailing)
                .toList());
      }
    }
  }

  private static List<String> holders(
      ThirdParty party, List<LicenseText> brought, List<String> comments) {
    Set<String> holders = new LinkedHashSet<>();
    party.holders().stream().map(CopyrightComposer::oneLine).forEach(holders::add);
    brought.forEach(text -> holders.addAll(text.holders()));
    holders.remove("");
    if (!holders.isEmpty()) {
      return List.copyOf(holders);
    }
    comments.add("");
    String author = oneLine(party.author());
    if (!author.isEmpty()) {
      comments.add("It names no copyright holder; its author is given instead.");
      return List.of(author);
    }
    comments.add("It names neither a copyright holder nor an author.");
    return List.of("The " + party.name() + " authors");
  }

  private static String oneLine(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining(" ")).strip();
  }
}
