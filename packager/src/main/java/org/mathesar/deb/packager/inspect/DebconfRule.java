package org.mathesar.deb.packager.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mathesar.deb.format.control.ControlParser;
import org.mathesar.deb.format.control.Relation;
import org.mathesar.deb.format.control.Relations;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.deb.ControlMember;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * What debconf asks is complete (debconf-devel(7)): a script asks questions that there are, each
 * with a type and words, and the package sees to it that debconf is there.
 */
final class DebconfRule implements Rule {
  private static final String TEMPLATES = "templates";
  private static final Set<String> DEBCONF = Set.of("debconf", "debconf-2.0");
  private static final Set<String> TYPES =
      Set.of(
          "boolean",
          "error",
          "multiselect",
          "note",
          "password",
          "select",
          "string",
          "text",
          "title");

  @Override
  public String name() {
    return "debconf";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    Optional<ControlMember> templates = contents.deb().control().member(TEMPLATES);
    boolean asks = contents.deb().control().member("config").isPresent();
    if (asks && templates.isEmpty()) {
      findings.error(
          "A script asks questions that are not there", List.of("config"), "add templates");
    }
    if ((asks || templates.isPresent()) && !isDebconfThere(contents)) {
      findings.error(
          "Questions are asked without debconf",
          List.of("Depends"),
          "add 'debconf (>= 0.5) | debconf-2.0' to it");
    }
    templates.ifPresent(member -> checkQuestions(member, findings));
  }

  private static boolean isDebconfThere(PackageContents contents) {
    try {
      return Relations.parse(contents.field("Depends")).members().stream()
          .flatMap(alternatives -> alternatives.relations().stream())
          .map(Relation::name)
          .anyMatch(name -> DEBCONF.contains(name.value()));
    } catch (IllegalArgumentException e) {
      // The rule of fields says so.
      return true;
    }
  }

  private static void checkQuestions(ControlMember templates, Findings findings) {
    List<Stanza> questions;
    try {
      questions = ControlParser.parse(templates.bytes(), TEMPLATES);
    } catch (UserProblem e) {
      findings.error(
          "The questions cannot be read (" + e.problems().get(0).sentence() + ")",
          List.of(TEMPLATES),
          "correct them");
      return;
    }
    List<String> untyped = new ArrayList<>();
    List<String> wordless = new ArrayList<>();
    for (Stanza question : questions) {
      String name = question.get("Template").orElse("?");
      if (!TYPES.contains(question.get("Type").orElse(""))) {
        untyped.add(name);
      }
      if (question.get("Description").orElse("").isBlank()) {
        wordless.add(name);
      }
    }
    findings.error("Questions of no type that debconf knows", untyped, "give them one");
    findings.error("Questions without words", wordless, "give them a Description");
  }
}
