import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { step } from "./progress.mjs";

const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

/** The browser for the journeys: Playwright's own, else one of the system's; undefined when there is none. */
export function findBrowser(): string | undefined {
  return [chromium.executablePath(), ...system].find((path) => path !== "" && existsSync(path));
}

/** Makes sure that there is a browser, installing one where that is possible. Throws a sentence where it is not. */
export async function provideBrowser(): Promise<string> {
  const found = findBrowser();
  if (found !== undefined) return found;
  const debian = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  const commands = debian
    ? [
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
      ]
    : [[process.execPath, "node_modules/@playwright/test/cli.js", "install", "chromium"]];
  return step("Installing a browser for the journeys", () => {
    for (const [command = "", ...args] of commands) {
      const { status, stderr } = spawnSync(command, args, {
        encoding: "utf8",
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
      if (status !== 0) console.error(stderr);
    }
    const installed = findBrowser();
    if (installed === undefined)
      throw new Error("The journeys need a Chromium and none could be installed: install one.");
    return installed;
  });
}
