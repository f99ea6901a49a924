package org.mathesar.deb.packager.descriptor.reading;

import java.util.function.Consumer;

/**
 * The texts at a path have the form of the value that is made of them.
 *
 * @param path as in {@link Document#values}
 * @param form throws {@link IllegalArgumentException} with why and the way out where it does not
 *     fit, as the constructors of values do
 */
record FormRule(String path, Consumer<String> form) implements Rule {

  @Override
  public void check(Document document, Findings findings) {
    for (Value.Text text : document.texts(path)) {
      if (text.text().isEmpty()) {
        continue;
      }
      try {
        form.accept(text.text());
      } catch (IllegalArgumentException e) {
        findings.addReason(text.place(), e);
      }
    }
  }
}
