// Finds the browser of the journeys, or installs it where that needs nobody's consent (root on Debian or Ubuntu).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  process.env.BONAFIDE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium or Chrome on this machine, or undefined. */
export function findChromium() {
  return PLACES.find((place) => place && existsSync(place));
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

/**
 * Makes sure that a browser is here.
 * @returns its path
 * @throws Error telling how to install one by hand
 */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (canInstall) {
    console.log('Installing Chromium for the browser journeys (once) …');
    // The package lists of a fresh machine may be missing or old; a failed update may still leave good enough ones.
    apt(['update', '-qq']);
    // A font of known widths comes along: a machine without any draws pages that nobody has looked at.
    apt(['install', '-y', '-qq', 'chromium', 'fonts-dejavu-core']);
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'The browser journeys need Chromium or Chrome. Install it (Debian, Ubuntu: sudo apt-get install chromium; macOS: brew install --cask chromium) ' +
      'or set BONAFIDE_CHROMIUM to the path of its program.',
  );
}
