package org.mathesar.deb.packager.descriptor.reading;

/**
 * Something a descriptor has to fulfil. A rule looks at what is there and has the form it expects;
 * what is missing or has another form is reported by the schema, which is the first of the rules.
 */
interface Rule {
  /** Adds everything that is wrong to the findings. */
  void check(Document document, Findings findings);
}
