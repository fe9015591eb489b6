// The awaiter program: where it is, and whether it will do.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The oldest server that this extension works with. */
const oldest = [0, 1, 0];

/** How long, in milliseconds, a program may take to say its version or print a page. */
const patience = 20_000;

export interface Binary {
  command: string;
  version: string;
}

/** Why the server cannot be started, in words for the user. */
export class Unusable extends Error {}

/** Returns what the program prints. */
export async function run(command: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { timeout: patience, windowsHide: true, maxBuffer: 1 << 24 });
  return stdout;
}

/**
 * Returns the program to start: the one that the user chose, else the one that came
 * with the extension, else the one in PATH. Both arguments are paths, '' for none.
 */
export async function find(chosen: string, bundled: string): Promise<Binary> {
  const command = chosen || bundled || 'awaiter';
  const from = chosen ? 'which the setting awaiter.path names' : bundled ? 'which came with the extension' : 'in PATH';
  let said: string;
  try {
    said = await run(command, 'version');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !chosen) {
      throw new Unusable('There is no program awaiter in PATH, and this extension came without one. Install it, or say in the setting awaiter.path where it is.');
    }
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'it is not executable' : message.trim();
    throw new Unusable(`${command}, ${from}, cannot be run: ${why}.`);
  }
  const [, version = ''] = /^awaiter (\d+\.\d+\.\d+\S*)/.exec(said) ?? [];
  if (!version) {
    throw new Unusable(`${command}, ${from}, is not Awaiter: asked for its version, it says ${JSON.stringify(said.slice(0, 80))}.`);
  }
  if (isOlder(version)) {
    throw new Unusable(`${command}, ${from}, is Awaiter ${version}, and this extension needs ${oldest.join('.')} or newer. Update it, or say in the setting awaiter.path where a newer one is.`);
  }
  return { command, version };
}

/** Reports whether version is older than the oldest; 0.0.0-… is built from a commit, and is not. */
function isOlder(version: string): boolean {
  if (version.startsWith('0.0.0-')) return false;
  const numbers = version.split(/[.+-]/).map(Number);
  const i = oldest.findIndex((n, i) => n !== numbers[i]);
  return i >= 0 && numbers[i] < oldest[i];
}
