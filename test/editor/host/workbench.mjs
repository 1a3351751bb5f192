/** What a user does in the workbench, with keyboard and mouse. Each step waits for what it brings about, never for time. */

/** Milliseconds that a step may take on a slow machine. */
const patience = 60_000;
/**
 * Milliseconds until something is asked for again. A hover, a list or a menu asks all extensions at once and is not
 * asked again when one of them was not ready: TypeScript's is not, for some seconds.
 */
const interval = 3_000;

/**
 * @param {import("playwright-core").Page} page a page that has been sent to `editorAddress` with a file
 * @param {string} source the text of that file
 * @returns the steps
 */
export function createWorkbench(page, source) {
  page.setDefaultTimeout(patience);
  const editor = page.locator(".editor-instance .monaco-editor").first();

  /** The first of the shown lines that contains a text. */
  const line = (text) => editor.locator(".view-line").filter({ hasText: text }).first();

  return {
    line,
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),

    /**
     * Waits until the file is shown and its first problem is underlined, which tells that the server has read it, and
     * gives it the whole window. So the file needs a problem.
     */
    async ready() {
      await editor.locator(".squiggly-warning").first().waitFor();
      await page.locator(".part.sidebar").waitFor();
      await page.keyboard.press("Control+B");
      await page.locator(".part.sidebar").waitFor({ state: "hidden" });
    },

    /** Puts the cursor some characters behind the beginning of the first occurrence of a text. */
    async goTo(text, characters = 0) {
      const before = source.slice(0, source.indexOf(text) + characters).split("\n");
      const [lineNumber, column] = [before.length, before.at(-1).length + 1];
      await page.keyboard.press("Control+G");
      await page.locator(".quick-input-widget input").fill(`:${lineNumber}:${column}`);
      await page.keyboard.press("Enter");
      await page.getByText(`Ln ${lineNumber}, Col ${column}`).waitFor();
    },

    /** Runs a command by the beginning of its title in the command palette. */
    async runCommand(title) {
      await page.keyboard.press("F1");
      await page.locator(".quick-input-widget input").fill(`>${title}`);
      await page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first().click();
    },

    /** Types into the list that a command has opened. */
    fillIn: (text) => page.locator(".quick-input-widget input").fill(text),

    /** The list that a command has opened, when it shows a text. */
    async pickList(text) {
      await page.locator(".quick-input-widget .monaco-list-row").filter({ hasText: text }).first().waitFor();
      return page.locator(".quick-input-widget");
    },

    /** The side bar, when it shows a text. */
    async sideBar(text) {
      const sideBar = page.locator(".part.sidebar");
      await sideBar.locator(".monaco-list-row").filter({ hasText: text }).first().waitFor();
      return sideBar;
    },

    /** Moves the edge between the side bar and the editor to a place so many pixels from the left. */
    async dragSideBar(x) {
      const { x: left, y, width, height } = await page.locator(".part.sidebar").boundingBox();
      await page.mouse.move(left + width, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x, y + height / 2);
      await page.mouse.up();
    },

    /** Opens a node of a tree in the side bar by its label. */
    async expand(label) {
      const row = page.locator(".part.sidebar .monaco-list-row").filter({ hasText: label }).first();
      await row.locator(".monaco-tl-twistie").click();
      await page.locator(`.part.sidebar .monaco-list-row[aria-expanded="true"]`).filter({ hasText: label }).waitFor();
    },

    /** The content of the page that an extension shows in an editor, when it has a text. */
    async webview(text) {
      const frame = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
      await frame.getByText(text).first().waitFor();
      return frame.locator("main");
    },

    /** Rests the mouse on a text until the hover has what is expected, and nothing more is awaited for it. */
    async hover(text, expected) {
      const hover = page.locator(".monaco-hover:visible").filter({ hasText: expected });
      return until(hover.filter({ hasNotText: /loading/i }), async () => {
        await page.mouse.move(0, 0);
        await line(text).getByText(text).last().hover();
      });
    },

    /** Opens the list of completions at the cursor, with the documentation of the first beside it. */
    async complete(expected) {
      const list = page.locator(".suggest-widget.visible");
      await until(list.locator(".monaco-list-row").filter({ hasText: expected }), async () => {
        await page.keyboard.press("Escape");
        await page.keyboard.press("Control+Space");
      });
      await page.keyboard.press("Control+Space");
      const details = page.locator(".suggest-details-container:visible").filter({ hasText: /\S/ });
      await details.waitFor();
      return [list, details];
    },

    /** Opens the menu of quick fixes at the cursor. */
    async openFixes(expected) {
      return until(page.locator(".action-widget").filter({ hasText: expected }), () =>
        page.keyboard.press("Control+."),
      );
    },
  };
}

/** Does something until an element is there, and returns the element. */
async function until(locator, act) {
  const end = Date.now() + patience;
  for (;;) {
    await act();
    try {
      await locator.first().waitFor({ timeout: interval });
      return locator.first();
    } catch (error) {
      if (error.name !== "TimeoutError" || Date.now() > end) throw error;
    }
  }
}
