import { readFile } from 'node:fs/promises';
import type { Content } from '@bonafide/core/content/content.ts';
import { type ContentFile, parseContent } from '@bonafide/core/content/parse-content.ts';
import { compareReleases, filesOfSealed, parseRegister, type ReleaseEntry } from '@bonafide/core/content/releases.ts';
import { describeProblems, ROOT, readContentFiles, sha256 } from './content-library.ts';

/** A release that this installation can judge by. */
export interface KnownRelease extends ReleaseEntry {
  /** False for working files that bear a number not sealed yet: they may still change. */
  sealed: boolean;
}

/** A release with the files it was read from. */
export interface OpenRelease {
  content: Content;
  files: readonly ContentFile[];
}

/** How many releases besides the newest are held parsed; each takes some megabytes. */
const HELD = 4;

/**
 * Every release of `content/`: what was sealed, and the working files. Sealed ones are read when somebody asks for them, their hash is
 * compared with the register each time.
 */
export class ReleaseShelf {
  /** Oldest first. */
  readonly releases: readonly KnownRelease[];
  /** What a tenant starts on: the working files, sealed or not. */
  readonly newest: OpenRelease;
  readonly #root: URL;
  readonly #held = new Map<string, Promise<OpenRelease>>();

  private constructor(root: URL, releases: readonly KnownRelease[], newest: OpenRelease) {
    this.#root = root;
    this.releases = releases;
    this.newest = newest;
  }

  /** @throws Error listing every problem of the working files, or of the register */
  static async load(root: URL = ROOT): Promise<ReleaseShelf> {
    const { files, problems } = await readContentFiles(root);
    const parsed = parseContent(files, sha256);
    const all = 'problems' in parsed ? [...problems, ...parsed.problems] : problems;
    if (all.length > 0 || !('content' in parsed)) throw new Error(describeProblems(all));
    const register = parseRegister(JSON.parse(await readFile(new URL('releases/register.json', root), 'utf8')));
    if ('problems' in register) throw new Error(describeProblems(register.problems));
    const { content } = parsed;
    const sealed = register.releases.map((entry) => ({ ...entry, sealed: true }));
    const own = files.find((file) => file.path === 'release.json')?.json as { date: string; note: string };
    const known = sealed.find((entry) => entry.number === content.release);
    if (known && known.hash !== content.hash)
      throw new Error(
        `The content files are not release ${content.release} as it was sealed. Give release.json the next number.`,
      );
    const working = { number: content.release, date: own.date, hash: content.hash, note: own.note, sealed: false };
    const releases = (known ? sealed : [...sealed, working]).sort((a, b) => compareReleases(a.number, b.number));
    return new ReleaseShelf(root, releases, { content, files });
  }

  find(number: string): KnownRelease | undefined {
    return this.releases.find((release) => release.number === number);
  }

  /** @throws Error for a number that is not here, or a sealed file that is not as it was sealed */
  open(number: string): Promise<OpenRelease> {
    if (number === this.newest.content.release) return Promise.resolve(this.newest);
    const held = this.#held.get(number) ?? this.#read(number);
    // The most recently used stands last; the first goes when there are too many.
    this.#held.delete(number);
    this.#held.set(number, held);
    held.catch(() => this.#held.delete(number));
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= HELD) break;
      this.#held.delete(oldest);
    }
    return held;
  }

  async #read(number: string): Promise<OpenRelease> {
    const release = this.find(number);
    if (!release) throw new Error(`There is no content release ${number}`);
    const text = await readFile(new URL(`releases/${number}.json`, this.#root), 'utf8');
    if (sha256(text) !== release.hash) throw new Error(`Content release ${number} is not as it was sealed`);
    const files = filesOfSealed(JSON.parse(text));
    const parsed = parseContent(files, sha256);
    if ('problems' in parsed) throw new Error(describeProblems(parsed.problems));
    return { content: parsed.content, files };
  }
}
