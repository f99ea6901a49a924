package org.mathesar.deb.install;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mathesar.deb.install.release.Release;

/** A test of the core, which runs on every release of the run. Its parameter is a {@link Lab}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(OnReleases.class)
@interface CoreTest {
  /** The only releases that it makes sense on; all where none is named. */
  Release[] on() default {};
}
