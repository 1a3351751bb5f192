/**
 * A headless Chromium that needs nothing of the machine: the one in `@sparticuz/chromium` brings its own libraries, and
 * npm packages bring the fonts, so that a screenshot looks the same everywhere. ERRDEX_CHROMIUM names another one.
 */

import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { editorEnvironment, run } from "../../support/processes.mjs";

/** The packaged Chromium is built for one system. */
const isPackaged = process.platform === "linux" && process.arch === "x64";

const executableName = "chromium";
const unpackedDirectory = (directory) => join(directory, "chromium");

/** Debian's packages for the libraries that Chromium asks for; all but the C library's own come with it as well. */
const debianPackages = {
  "libnss3.so": "libnss3",
  "libnssutil3.so": "libnss3",
  "libnspr4.so": "libnspr4",
  "libplc4.so": "libnspr4",
  "libplds4.so": "libnspr4",
  "libexpat.so.1": "libexpat1",
  "libgcc_s.so.1": "libgcc-s1",
};

/** An installation step: unpacks Chromium, and returns a remark where there is none for this system. */
export async function unpackChromium(directory) {
  if (!isPackaged) return `none for ${process.platform} ${process.arch}: set ERRDEX_CHROMIUM to a Chrome or Chromium`;
  const target = unpackedDirectory(directory);
  await mkdir(target);
  // The package unpacks to the temporary folder, where another version may lie already, and adds the libraries only
  // where it believes to be on Amazon's Lambda, for which it was made.
  const env = { ...process.env, TMPDIR: target, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  const script = `import chromium from "@sparticuz/chromium"; await chromium.executablePath();`;
  await run(process.execPath, ["--input-type=module", "--eval", script], { cwd: directory, env });
  return undefined;
}

/**
 * Starts Chromium.
 * @param {{ directory: string }} host an installed host
 * @param {string} scratchDirectory a temporary folder of the caller's, for settings that last as long as the browser
 * @returns {Promise<import("playwright-core").Browser>} closed by the caller
 */
export async function launchChromium({ directory }, scratchDirectory) {
  const { chromium } = createRequire(join(directory, "package.json"))("playwright-core");
  const executablePath = process.env.ERRDEX_CHROMIUM ?? join(unpackedDirectory(directory), executableName);
  if (!existsSync(executablePath)) {
    const advice = "set ERRDEX_CHROMIUM to the path of a Chrome or Chromium";
    throw new Error(`There is no Chromium at ${executablePath} (${process.platform} ${process.arch}): ${advice}.`);
  }
  const env = { ...editorEnvironment(), FONTCONFIG_FILE: await writeFontSettings(directory, scratchDirectory) };
  const libraries = await librariesFor(executablePath, unpackedDirectory(directory));
  if (libraries) env.LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  return chromium.launch({
    executablePath,
    env,
    // Chromium's sandbox does not work for root, nor in most containers; nothing but our own loopback server is opened.
    chromiumSandbox: false,
    args: [
      "--disable-gpu",
      "--font-render-hinting=none",
      "--disable-background-networking",
      "--disable-component-update",
    ],
    // Whoever called decides what happens on a signal, and in which order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/**
 * Tells which folder of libraries Chromium needs besides the system's: none when those are enough.
 * @returns {Promise<string | undefined>}
 */
async function librariesFor(executablePath, unpacked) {
  if (process.platform !== "linux") return undefined;
  if ((await missingLibraries(executablePath)).length === 0) return undefined;
  const packaged = join(unpacked, "al2023", "lib");
  const missing = await missingLibraries(executablePath, packaged);
  if (missing.length === 0) return packaged;
  const packages = [...new Set(missing.map((library) => debianPackages[library]))].filter(Boolean);
  const advice = packages.length > 0 ? ` On Debian or Ubuntu: apt-get install ${packages.join(" ")}` : "";
  throw new Error(`Chromium needs libraries that this system does not have: ${missing.join(", ")}.${advice}`);
}

async function missingLibraries(executablePath, directory) {
  const env = directory ? { ...process.env, LD_LIBRARY_PATH: directory } : process.env;
  const listing = await run("ldd", [executablePath], { env });
  return [...listing.matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => library);
}

/** Only the packaged fonts exist for Chromium: text has the same width on every machine. */
async function writeFontSettings(directory, scratchDirectory) {
  const fonts = join(directory, "node_modules", "@expo-google-fonts");
  const file = join(scratchDirectory, "fonts.conf");
  const alias = (family, font) =>
    `<alias binding="strong"><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${join(scratchDirectory, "fonts-cache")}</cachedir>
  ${alias("monospace", "Source Code Pro")}
  ${alias("sans-serif", "Inter")}
  ${alias("system-ui", "Inter")}
</fontconfig>
`,
  );
  return file;
}
