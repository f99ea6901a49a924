package org.mathesar.deb.packager.copyright;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
  private static final Pattern YEARS = Pattern.compile("[0-9]{4}[^A-Za-z]*(?:present\\b)?.*");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          ".*(?:[<\\[{](?:year|yyyy|name|copyright).*|\\b19yy\\b.*|\\[fullname]).*",
          Pattern.CASE_INSENSITIVE);

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

  /** The text without notices, so that those of many projects are seen to be one. */
  LicenseText withoutNotices() {
    return new LicenseText(
        value
            .lines()
            .filter(
                line -> {
                  Matcher matcher = NOTICE.matcher(line);
                  return !matcher.matches() || !isNotice(line, matcher.group("holder"));
                })
            .collect(Collectors.joining("\n")));
  }

  /** What has to be the same for two texts to be the same. */
  String key() {
    return value.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
  }

  /** The licence whose complete text this is, of those every Debian system has. */
  Optional<LicenseName> commonName() {
    String head = key();
    head = head.substring(0, Math.min(head.length(), 600));
    boolean complete = value.length() > 5000;
    if (!complete) {
      return Optional.empty();
    }
    if (head.contains("apache license version 2.0")) {
      return name("Apache-2.0");
    }
    if (head.contains("mozilla public license")) {
      return head.contains("2.0") ? name("MPL-2.0") : name("MPL-1.1");
    }
    if (head.contains("gnu lesser general public license")) {
      return head.contains("version 3") ? name("LGPL-3") : name("LGPL-2.1");
    }
    if (head.contains("gnu library general public license")) {
      return name("LGPL-2");
    }
    if (head.contains("gnu general public license")) {
      return head.contains("version 3")
          ? name("GPL-3")
          : head.contains("version 2") ? name("GPL-2") : Optional.empty();
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
