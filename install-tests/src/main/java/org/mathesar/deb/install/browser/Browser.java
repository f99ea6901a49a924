package org.mathesar.deb.install.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Chromium without a window, driven as a person would: whatever is to be clicked or filled is
 * waited for first.
 */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String DRIVER = "chromedriver";

  private final ChromeDriver driver;
  private final Path screenshots;
  private int taken;

  private Browser(ChromeDriver driver, Path screenshots) {
    this.driver = driver;
    this.screenshots = screenshots;
  }

  /**
   * Where the program is that drives Chromium: Debian's package chromium-driver.
   *
   * @return the one on the PATH; empty where there is none
   */
  public static Optional<Path> driver() {
    return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, DRIVER))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Opens a browser that knows nobody.
   *
   * @param driver the program that drives it, see {@link #driver()}
   * @param screenshots the folder for pictures of what it shows; is made
   * @return the browser
   */
  public static Browser open(Path driver, Path screenshots) {
    try {
      Files.createDirectories(screenshots);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ChromeOptions options = new ChromeOptions();
    // Chromium's own sandbox needs rights that root in a container lacks; it only sees our pages.
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--no-proxy-server",
        "--lang=en",
        "--window-size=1400,1000");
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).build();
    return new Browser(new ChromeDriver(service, options), screenshots);
  }

  /**
   * Goes to a page.
   *
   * @param page its address
   */
  public void visit(URI page) {
    driver.get(page.toString());
  }

  /**
   * Where it is.
   *
   * @return the page's address
   */
  public URI place() {
    return URI.create(driver.getCurrentUrl());
  }

  /**
   * Waits until it is somewhere.
   *
   * @param part what the page's address contains
   */
  public void awaitPlace(String part) {
    await("a page whose address has " + part, ExpectedConditions.urlContains(part));
  }

  /**
   * Waits until it has left a page.
   *
   * @param part what the page's address contains
   */
  public void awaitLeaving(String part) {
    await(
        "leaving the page whose address has " + part,
        ExpectedConditions.not(ExpectedConditions.urlContains(part)));
  }

  /**
   * Waits until a text is shown.
   *
   * @param text any part of the page
   */
  public void awaitText(String text) {
    await(
        "the text " + text,
        ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
  }

  /**
   * Types a text into an empty field.
   *
   * @param field which
   * @param text what
   */
  public void fill(By field, String text) {
    await("the field " + field, ExpectedConditions.elementToBeClickable(field)).sendKeys(text);
  }

  /**
   * Chooses a file to upload.
   *
   * @param field which
   * @param file what
   */
  public void choose(By field, Path file) {
    await("the field " + field, ExpectedConditions.presenceOfElementLocated(field))
        .sendKeys(file.toAbsolutePath().toString());
  }

  /**
   * Takes the mark from a box where it has one.
   *
   * @param box which
   */
  public void untick(By box) {
    WebElement found = await("the box " + box, ExpectedConditions.elementToBeClickable(box));
    if (found.isSelected()) {
      found.click();
    }
  }

  /**
   * Clicks.
   *
   * @param target what
   */
  public void click(By target) {
    await("something to click: " + target, ExpectedConditions.elementToBeClickable(target)).click();
  }

  /**
   * Clicks what has a label.
   *
   * @param label the text of a button, link or heading, or a part of it
   */
  public void click(String label) {
    click(By.xpath("//*[self::button or self::a][contains(normalize-space(.), '" + label + "')]"));
  }

  /**
   * The text of the page.
   *
   * @return what a person reads
   */
  public String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /**
   * Takes a picture of what is shown.
   *
   * @param title what the picture is of, part of its file's name
   * @return the file
   */
  public Path screenshot(String title) {
    taken++;
    Path file = screenshots.resolve("%02d-%s.png".formatted(taken, title));
    try {
      return Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T await(String what, ExpectedCondition<T> condition) {
    try {
      return new WebDriverWait(driver, PATIENCE)
          .ignoring(StaleElementReferenceException.class)
          .until(condition);
    } catch (TimeoutException e) {
      throw new AssertionError(
          "The browser waited in vain for %s at %s, shown in %s:%n%s"
              .formatted(what, place(), screenshot("in-vain"), text()),
          e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
