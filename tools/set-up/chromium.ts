import { chromium } from '@playwright/test';
import { withProgress, type Progress } from './progress.js';
import { isProgram, onPath, runCommand } from './run-command.js';

const fourWays = `No Chromium can be had here. Any one of these four ways will do:
  1. set CHROMIUM to the path of a Chromium or Chrome
  2. put chromium-headless-shell, chromium, chromium-browser or google-chrome on PATH
  3. run this as root where apt-get can install Debian's package "chromium-headless-shell"
  4. let this machine reach Playwright's downloads, so that it takes its own`;

/** Chromium without its windows takes half the time of the whole one for the same pages. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** The path of a Chromium: what is given, what is installed, Debian's package, Playwright's own, in this order. Throws, naming every way. */
export async function chromiumBinary(progress: Progress): Promise<string> {
  const present = process.env['CHROMIUM'] ?? names.map(onPath).find((path) => path !== undefined);
  if (present !== undefined) return present;
  if (isProgram(chromium.executablePath())) return chromium.executablePath();
  try {
    await withProgress(progress, 'Installing Chromium', install);
  } catch (cause) {
    throw new Error(fourWays, { cause });
  }
  return onPath('chromium-headless-shell') ?? chromium.executablePath();
}

async function install(): Promise<void> {
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get') !== undefined;
  if (!mayInstall) {
    await runCommand('npx', ['playwright', 'install', 'chromium']);
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-q'], { env });
  await runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell'], { env });
}
