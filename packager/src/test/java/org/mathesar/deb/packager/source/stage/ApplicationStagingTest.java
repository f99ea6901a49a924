package org.mathesar.deb.packager.source.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.descriptor.StaticFiles;
import org.mathesar.deb.packager.descriptor.UserInterface;
import org.mathesar.deb.packager.image.Entry;
import org.mathesar.deb.packager.image.FileTree;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.source.ApplicationSource;
import org.mathesar.deb.packager.source.Notes;
import org.mathesar.deb.packager.source.SampleDescriptor;
import org.mathesar.deb.packager.source.SampleSource;
import org.mathesar.deb.packager.source.SourceOpener;
import org.mathesar.deb.packager.source.SourceRequest;
import org.mathesar.deb.packager.source.download.Downloads;
import org.mathesar.deb.packager.source.download.Patience;
import org.mathesar.deb.packager.work.WorkFolder;

class ApplicationStagingTest {
  private static final Path PYTHON = Path.of("python3");

  @TempDir static Path shared;
  private static Path django;

  private final Notes progress = new Notes();
  private WorkFolder work;

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>(System.getenv());

  @BeforeAll
  static void installDjango() {
    django = shared.resolve("django");
    CommandResult result =
        new CommandRunner()
            .run(
                Command.in(
                    shared,
                    List.of(
                        "uv",
                        "pip",
                        "install",
                        "--quiet",
                        "--python",
                        PYTHON.toString(),
                        "--target",
                        django.toString(),
                        "django==4.2.29",
                        "whitenoise==6.7.0")),
                "install uv");
    assertTrue(result.succeeded(), result.toString());
  }

  @BeforeEach
  void makeWorkFolder() {
    work = WorkFolder.create(folder.resolve("work"));
  }

  @AfterEach
  void removeWorkFolder() {
    work.close();
  }

  private SampleSource sample() {
    return SampleSource.in(folder.resolve("pantry-source"));
  }

  private static PythonRuntime withDjango() {
    return new PythonRuntime(PYTHON, List.of(django));
  }

  private List<Entry> stage(SampleSource source, Descriptor descriptor) {
    return stage(source, descriptor, work);
  }

  private List<Entry> stage(SampleSource source, Descriptor descriptor, WorkFolder in) {
    return stage(source, descriptor, in, ApplicationStagingTest::withDjango);
  }

  private List<Entry> stage(
      SampleSource source, Descriptor descriptor, WorkFolder in, Supplier<PythonRuntime> python) {
    CommandRunner runner = new CommandRunner();
    ApplicationSource opened =
        new SourceOpener(
                runner, new Downloads(folder.resolve("downloads"), Patience.USUAL, Map.of()))
            .open(SourceRequest.of(source.root()), descriptor, in, progress);
    return new ApplicationStaging(runner, environment, folder.resolve("interfaces"), python)
        .stage(opened, descriptor, in, progress);
  }

  private String refusal(SampleSource source, Descriptor descriptor) {
    return assertThrows(UserProblem.class, () -> stage(source, descriptor)).getMessage();
  }

  /** What is packaged, as text by path: the mode and the content or target. */
  private static Map<String, String> listing(List<Entry> entries) {
    Map<String, String> listing = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.RegularFile file) {
        listing.put(file.path().value(), file.mode() + " " + text(file));
      } else if (entry instanceof Entry.SymbolicLink link) {
        listing.put(link.path().value(), "-> " + link.target());
      } else {
        throw new AssertionError("a directory nobody needs: " + entry);
      }
    }
    return listing;
  }

  private static String text(Entry.RegularFile file) {
    try (InputStream stream = file.content().open()) {
      return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nested
  class Selecting {

    @Test
    void packagesWhatIsIncludedWithModesThatMeanSomething() {
      SampleSource source = sample();
      source.program("pantry/data.csv", "a,b\n");
      source.program("pantry/tool.sh", "#!/bin/sh\n");
      source.write("pantry/plain.sh", "#!/bin/sh\n");
      source.link("pantry/jar.py", "jars.py");
      source.link("pantry/again", ".");
      source.write("pantry/__pycache__/jars.pyc", "");

      List<Entry> entries = stage(source, SampleDescriptor.plain().build());

      assertEquals(
          Map.of(
              "/usr/lib/pantry/manage.py", "0755 #!/usr/bin/env python3\nprint('managed')\n",
              "/usr/lib/pantry/pantry/__init__.py", "0644 __version__ = \"0.11.0\"\n",
              "/usr/lib/pantry/pantry/again", "-> .",
              "/usr/lib/pantry/pantry/data.csv", "0644 a,b\n",
              "/usr/lib/pantry/pantry/jar.py", "-> jars.py",
              "/usr/lib/pantry/pantry/jars.py", "0644 JARS = 3\n",
              "/usr/lib/pantry/pantry/plain.sh", "0644 #!/bin/sh\n",
              "/usr/lib/pantry/pantry/tool.sh", "0755 #!/bin/sh\n"),
          listing(entries));
      assertFalse(FileTree.of(entries).entries().isEmpty());
    }

    @Test
    void refusesALinkToWhatIsLeftOut() {
      SampleSource source = sample();
      source.link("pantry/test.py", "tests/test_jars.py");

      String sentence = refusal(source, SampleDescriptor.plain().build());

      assertTrue(sentence.startsWith("The link pantry/test.py of the source"), sentence);
      assertTrue(sentence.contains("which is not there or left out"), sentence);
    }

    @Test
    void refusesADescriptorThatIncludesNothingOfTheSource() {
      assertTrue(
          refusal(sample(), SampleDescriptor.plain().including("larder/**").build())
              .startsWith("Nothing in the source is packaged"));
    }
  }

  @Nested
  class Translating {
    private static final String CATALOGUE =
        """
        msgid ""
        msgstr "Content-Type: text/plain; charset=UTF-8\\n"

        msgid "jar"
        msgstr "Glas für %s"
        """;

    @Test
    void compilesEveryCatalogueThatIsNotCompiledYet() {
      SampleSource source = sample();
      source.write("translations/de/LC_MESSAGES/django.po", CATALOGUE);
      source.write("translations/fr/LC_MESSAGES/django.po", CATALOGUE);
      source.write("translations/fr/LC_MESSAGES/django.mo", "compiled by its authors");

      Map<String, String> staged =
          listing(stage(source, SampleDescriptor.plain().translated().build()));

      String german = staged.get("/usr/lib/pantry/translations/de/LC_MESSAGES/django.mo");
      assertTrue(german.startsWith("0644 \u00de\u0012\u0004\u0095"), german);
      assertEquals(
          "0644 compiled by its authors",
          staged.get("/usr/lib/pantry/translations/fr/LC_MESSAGES/django.mo"));
      assertTrue(staged.keySet().stream().noneMatch(path -> path.endsWith(".po")));
      assertFalse(Files.exists(source.root().resolve("translations/de/LC_MESSAGES/django.mo")));
    }

    @Test
    void namesEveryCatalogueThatCannotBeCompiled() {
      SampleSource source = sample();
      source.write("translations/de/LC_MESSAGES/django.po", "msgid \"");
      source.write("translations/fr/LC_MESSAGES/django.po", "nothing");

      UserProblem problem =
          assertThrows(
              UserProblem.class,
              () -> stage(source, SampleDescriptor.plain().translated().build()));

      assertEquals(2, problem.problems().size());
      assertTrue(problem.getMessage().contains("translations/de/LC_MESSAGES/django.po"));
    }

    @Test
    void saysThatTheFolderIsMissing() {
      assertTrue(
          refusal(sample(), SampleDescriptor.plain().translated().build())
              .contains("no folder translations"));
    }
  }

  @Nested
  class BuildingTheInterface {
    private static final String BUILD =
        """
        const fs = require('fs');
        fs.mkdirSync('../pantry/static/ui', {recursive: true});
        fs.appendFileSync('../runs', 'x');
        fs.writeFileSync('../pantry/static/ui/manifest.json', JSON.stringify({
          jars: fs.readFileSync('jars.txt', 'utf8'), tz: process.env.TZ,
          secret: process.env.PANTRY_SECRET}));
        """;

    private UserInterface userInterface() {
      return new UserInterface(
          RelativePath.of("ui"),
          List.of(List.of("npm", "ci", "--no-audit", "--no-fund"), List.of("npm", "run", "build")),
          Map.of(),
          RelativePath.of("pantry/static/ui"),
          RelativePath.of("pantry/static/ui/manifest.json"));
    }

    private SampleSource withInterface() {
      SampleSource source = sample();
      source.write(
          "ui/package.json",
          "{\"name\": \"ui\", \"version\": \"1.0.0\","
              + " \"scripts\": {\"build\": \"node build.js\"}}");
      source.write(
          "ui/package-lock.json",
          "{\"name\": \"ui\", \"version\": \"1.0.0\", \"lockfileVersion\": 3,"
              + " \"requires\": true, \"packages\": {\"\":"
              + " {\"name\": \"ui\", \"version\": \"1.0.0\"}}}");
      source.write("ui/build.js", BUILD);
      source.write("ui/jars.txt", "three");
      return source;
    }

    private String manifest(SampleSource source) {
      return listing(stage(source, SampleDescriptor.plain().with(userInterface()).build()))
          .getOrDefault("/usr/lib/pantry/pantry/static/ui/manifest.json", "none");
    }

    @Test
    void buildsItInTheCopyAndKeepsIt() {
      SampleSource source = withInterface();

      assertEquals("0644 {\"jars\":\"three\",\"tz\":\"UTC\"}", manifest(source));
      assertFalse(Files.exists(source.root().resolve("pantry/static")));
      assertTrue(progress.tasks().contains("Building the user interface"));
      int tasks = progress.tasks().size();

      assertEquals("0644 {\"jars\":\"three\",\"tz\":\"UTC\"}", manifest(source));
      assertEquals(tasks, progress.tasks().size());
    }

    @Test
    void buildsItAgainWhereItsSourceChangedOrTheKeptOneWasDamaged() throws IOException {
      SampleSource source = withInterface();
      assertEquals("0644 {\"jars\":\"three\",\"tz\":\"UTC\"}", manifest(source));
      source.write("ui/jars.txt", "four");
      assertEquals("0644 {\"jars\":\"four\",\"tz\":\"UTC\"}", manifest(source));

      try (var kept = Files.walk(folder.resolve("interfaces"))) {
        for (Path file : kept.filter(path -> path.endsWith("manifest.json")).toList()) {
          Files.writeString(file, "damaged");
        }
      }
      assertEquals("0644 {\"jars\":\"four\",\"tz\":\"UTC\"}", manifest(source));
      assertTrue(progress.notes().stream().anyMatch(note -> note.contains("was damaged")));
    }

    @Test
    void onlyVariablesThatCanMakeADifferenceMakeItBuiltAgain() {
      SampleSource source = withInterface();
      environment.put("PANTRY_SECRET", "x");
      assertEquals("0644 {\"jars\":\"three\",\"tz\":\"UTC\"}", manifest(source));
      int tasks = progress.tasks().size();

      environment.put("SOURCE_DATE_EPOCH", "1");
      environment.put("npm_config_loglevel", "silent");
      environment.put("NPM_CONFIG_//registry.example.org/:_authToken", "token");
      manifest(source);
      assertEquals(tasks, progress.tasks().size());

      environment.put("NPM_CONFIG_IGNORE_SCRIPTS", "false");
      manifest(source);
      assertEquals(tasks + 1, progress.tasks().size());
      environment.put("NODE_OPTIONS", "--max-old-space-size=512");
      manifest(source);
      assertEquals(tasks + 2, progress.tasks().size());
    }

    @Test
    void takesABuiltOneAsItIs() {
      SampleSource source = sample();
      source.write("pantry/static/ui/manifest.json", "built by its authors");

      assertEquals("0644 built by its authors", manifest(source));
    }

    @Test
    void saysWhatACheckoutLacks() {
      String sentence = refusal(sample(), SampleDescriptor.plain().with(userInterface()).build());

      assertTrue(sentence.contains("nor the folder ui to build it from"), sentence);
    }

    @Test
    void showsTheEndOfWhatAFailingBuildSaid() {
      SampleSource source = withInterface();
      source.write("ui/build.js", "throw new Error('no jars left');");

      String sentence = refusal(source, SampleDescriptor.plain().with(userInterface()).build());

      assertTrue(sentence.contains("'npm run build' failed"), sentence);
      assertTrue(sentence.contains("no jars left"), sentence);
    }

    @Test
    void speaksOfMemoryWhereThatRanOut() {
      SampleSource source = withInterface();
      source.write("ui/build.js", "process.kill(process.pid, 'SIGKILL');");

      String sentence = refusal(source, SampleDescriptor.plain().with(userInterface()).build());

      assertTrue(sentence.contains("ran out of memory"), sentence);
      assertTrue(sentence.contains("NODE_OPTIONS"), sentence);
    }

    @Test
    void noticesABuildThatBuiltNothing() {
      SampleSource source = withInterface();
      source.write("ui/build.js", "");

      assertTrue(
          refusal(source, SampleDescriptor.plain().with(userInterface()).build())
              .contains("pantry/static/ui/manifest.json is not there"));
    }

    @Test
    void saysWhatToInstallWhereTheProgramIsMissing() {
      SampleSource source = withInterface();
      UserInterface other =
          new UserInterface(
              RelativePath.of("ui"),
              List.of(List.of("no-such-npm")),
              Map.of(),
              RelativePath.of("pantry/static/ui"),
              RelativePath.of("pantry/static/ui/manifest.json"));

      assertTrue(
          refusal(source, SampleDescriptor.plain().with(other).build())
              .contains("install Node.js with npm"));
    }
  }

  @Nested
  class CollectingStaticFiles {
    private static final String SETTINGS =
        """
        import os, pathlib
        BASE_DIR = pathlib.Path(__file__).resolve().parent.parent
        SECRET_KEY = os.environ['SECRET_KEY']
        INSTALLED_APPS = ['django.contrib.staticfiles', 'pantry']
        STATIC_URL = '/static/'
        STATIC_ROOT = BASE_DIR / 'static'
        STORAGES = {'staticfiles': {
            'BACKEND': 'whitenoise.storage.CompressedManifestStaticFilesStorage'}}
        (BASE_DIR / '.secrets').mkdir(exist_ok=True)
        (BASE_DIR / '.secrets' / 'key').write_text('key')
        """;
    private static final String MANAGE =
        """
        #!/usr/bin/env python3
        import sys
        from django.core.management import execute_from_command_line
        execute_from_command_line(sys.argv)
        """;

    private StaticFiles collecting(List<String> command, Map<String, String> needs) {
      return new StaticFiles(
          command,
          Map.of("DJANGO_SETTINGS_MODULE", "pantry.settings", "SECRET_KEY", "none"),
          RelativePath.of("static"),
          needs);
    }

    private Descriptor descriptor() {
      return SampleDescriptor.plain()
          .with(collecting(List.of("manage.py", "collectstatic", "--noinput"), Map.of()))
          .build();
    }

    private SampleSource withStaticFiles(String name) {
      SampleSource source = SampleSource.in(folder.resolve(name));
      source.program("manage.py", MANAGE);
      source.write("pantry/settings.py", SETTINGS);
      source.write("pantry/static/jars.css", "body { background: url(jar.svg); }\n".repeat(50));
      source.write("pantry/static/jar.svg", "<svg/>\n".repeat(50));
      source.write("pantry/static/zebra.js", "stripes();\n".repeat(50));
      return source;
    }

    @Test
    void addsWhatWasCollectedAndNothingElseThatTheCommandWrote() {
      Map<String, String> staged = listing(stage(withStaticFiles("one"), descriptor()));

      List<String> collected =
          staged.keySet().stream().filter(path -> path.contains("/static/")).toList();
      assertTrue(
          collected.stream().anyMatch(p -> p.matches("/usr/lib/pantry/static/jars\\.\\w+\\.css")),
          collected.toString());
      assertTrue(collected.contains("/usr/lib/pantry/static/jars.css.gz"), collected.toString());
      assertTrue(
          staged.keySet().stream()
              .noneMatch(path -> path.contains(".secrets") || path.contains("__pycache__")));
      String manifest = staged.get("/usr/lib/pantry/static/staticfiles.json");
      assertTrue(
          manifest.matches(
              "0644 \\{\"hash\":.*\"paths\":\\{\"jar.svg\".*\"jars.css\".*\"zebra.js\".*"),
          manifest);
    }

    @Test
    void collectsTheSameFromAnotherFolder() {
      Map<String, String> one = listing(stage(withStaticFiles("one"), descriptor()));
      try (WorkFolder elsewhere = WorkFolder.create(folder.resolve("elsewhere/work"))) {
        Map<String, String> other =
            listing(stage(withStaticFiles("other/name"), descriptor(), elsewhere));

        assertEquals(one, other);
      }
    }

    @Test
    void namesThePackageOfALibraryThatTheMachineLacks() {
      Descriptor descriptor =
          SampleDescriptor.plain()
              .with(
                  collecting(
                      List.of("manage.py", "collectstatic"),
                      Map.of("libc.so.6", "libc6", "libjars.so.9", "libjars9")))
              .build();

      String sentence = refusal(withStaticFiles("one"), descriptor);

      assertEquals(
          "Collecting static files needs libjars.so.9, which this machine does not have: install"
              + " Debian's package libjars9.",
          sentence);
    }

    @Test
    void showsTheEndOfWhatAFailingCommandSaid() {
      SampleSource source = withStaticFiles("one");
      source.write("pantry/static/jars.css", "body { background: url(gone.svg); }\n");

      String sentence = refusal(source, descriptor());

      assertTrue(sentence.contains("manage.py collectstatic --noinput' failed"), sentence);
      assertTrue(sentence.contains("gone.svg"), sentence);
    }

    @Test
    void noticesACommandThatCollectedNothing() {
      Descriptor descriptor =
          SampleDescriptor.plain()
              .with(collecting(List.of("manage.py", "check"), Map.of()))
              .build();

      assertTrue(refusal(withStaticFiles("one"), descriptor).contains("left nothing in static"));
    }

    @Test
    void saysWhatToInstallWhereThePythonIsMissing() {
      SampleSource source = withStaticFiles("one");

      String sentence =
          assertThrows(
                  UserProblem.class,
                  () ->
                      stage(
                          source,
                          descriptor(),
                          work,
                          () -> new PythonRuntime(Path.of("python3.99"), List.of())))
              .getMessage();

      assertTrue(sentence.contains("python3.99 is needed"), sentence);
    }

    @Test
    void asksForNoPythonWhereThereIsNothingToCollect() {
      assertEquals(
          3,
          stage(
                  sample(),
                  SampleDescriptor.plain().build(),
                  work,
                  () -> {
                    throw new AssertionError("nobody needs it");
                  })
              .size());
    }
  }
}
