package org.mathesar.deb.install;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.mathesar.deb.install.release.Release;
import org.mathesar.deb.install.release.Selection;
import org.opentest4j.TestAbortedException;

/**
 * Runs a test once for each release that it is for; where it cannot be run, the report says why.
 */
final class OnReleases implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return releases(context.getRequiredTestMethod()).map(OnRelease::new);
  }

  private static Stream<Release> releases(Method test) {
    Selection selection = Surroundings.get().selection();
    CoreTest core = test.getAnnotation(CoreTest.class);
    if (core == null) {
      return selection.everything().stream();
    }
    Set<Release> wanted = core.on().length == 0 ? selection.all() : Set.of(core.on());
    return selection.all().stream().filter(wanted::contains);
  }

  /** A test on a release. */
  private record OnRelease(Release release) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      return release.codename();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Condition(release), new Session(release));
    }
  }

  private record Condition(Release release) implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Optional<String> obstacle = Surroundings.get().obstacle(release);
      return obstacle
          .map(ConditionEvaluationResult::disabled)
          .orElseGet(() -> ConditionEvaluationResult.enabled("there is an image of " + release));
    }
  }

  /** What belongs to one test on one release. */
  private static final class Session implements ParameterResolver, InvocationInterceptor {
    private final Release release;

    Session(Release release) {
      this.release = release;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return Surroundings.get()
          .lab(
              context.getRequiredTestClass().getSimpleName()
                  + "."
                  + context.getRequiredTestMethod().getName(),
              release);
    }

    @Override
    public void interceptTestTemplateMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<Method> called,
        ExtensionContext context)
        throws Throwable {
      Lab lab = (Lab) called.getArguments().get(0);
      try {
        invocation.proceed();
        lab.checkMachines();
      } catch (TestAbortedException e) {
        throw e;
      } catch (Throwable e) {
        Path evidence = lab.secureEvidence();
        throw new AssertionError(e.getMessage() + "\nMore is in " + evidence, e);
      } finally {
        lab.close();
      }
    }
  }
}
