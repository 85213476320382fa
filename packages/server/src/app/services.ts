import { join } from 'node:path';
import type { CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { buildGazetteer, type Gazetteer, type PlacesContent } from '@bonafide/core/place/gazetteer.ts';
import { Callers } from '../accounts/callers.ts';
import { DocumentSignIn } from '../accounts/document-sign-in.ts';
import { makeSignIn, type SignIn } from '../accounts/sign-in.ts';
import { rejudgeByNumbers } from '../certificates/certificates.ts';
import { FileReading } from '../certificates/reading-jobs.ts';
import { Laws, loadCheckCatalogue, loadPlaces, ReleaseShelf } from '../content/content.ts';
import { Books } from '../determination/books.ts';
import { Decider, GroupCommit } from '../determination/determination.ts';
import { TwoClocks } from '../determination/two-clocks.ts';
import { DocumentReader } from '../documents/documents.ts';
import { SnapshotSigner } from '../offline/snapshot-signer.ts';
import { BlobStore } from '../platform/blob-store.ts';
import type { Clock } from '../platform/clock.ts';
import { Cursors } from '../platform/cursor.ts';
import {
  type AccessDoor,
  type Database,
  openAccessDoor,
  openDatabase,
  type Transaction,
} from '../platform/database.ts';
import { type DatabaseUrls, derivedSecret } from '../platform/database-setup.ts';
import { type AfterAnswer, HttpDoor, type OutgoingSettings, VerificationRunner } from '../verification/verification.ts';

/** Everything the capabilities stand on, made once per process. */
export interface Services {
  database: Database;
  door: AccessDoor;
  signIn: SignIn;
  callers: Callers;
  documentSignIn: DocumentSignIn;
  clock: Clock;
  cursors: Cursors;
  /** The newest release of this installation. What a tenant judges by is asked of `laws`. */
  content: Content;
  laws: Laws;
  catalogue: CheckCatalogue;
  gazetteer: Gazetteer;
  places: PlacesContent;
  books: Books;
  decider: Decider;
  /** Records sales that come at the same moment together. */
  groups: GroupCommit;
  twoClocks: TwoClocks;
  /** Files of certificates, by their hash. */
  blobs: BlobStore;
  reader: DocumentReader;
  /** Reads kept files in the background. */
  reading: FileReading;
  /** Signs the books that are taken away. */
  signer: SnapshotSigner;
  /** The only way for questions to registries. */
  outgoing: HttpDoor;
  afterAnswer: AfterAnswer;
  runner: VerificationRunner;
  dataDir: string;
  demoPassword: string;
  close(): Promise<void>;
}

/** Everything read from `content/` at start. */
export interface Library {
  content: Content;
  shelf: ReleaseShelf;
  catalogue: CheckCatalogue;
  gazetteer: Gazetteer;
  places: PlacesContent;
}

/**
 * @param contentRoot folder of the content; that of the project unless told
 * @throws Error listing every problem of the content
 */
export async function loadLibrary(contentRoot?: URL): Promise<Library> {
  const [shelf, catalogue, places] = await Promise.all([
    ReleaseShelf.load(contentRoot),
    loadCheckCatalogue(),
    loadPlaces(),
  ]);
  return { content: shelf.newest.content, shelf, catalogue, places, gazetteer: buildGazetteer(places) };
}

export interface ServiceOptions {
  urls: DatabaseUrls;
  rootKey: Buffer;
  clock: Clock;
  library: Library;
  dataDir: string;
  baseUrl: string;
  rateLimit: boolean;
  /** Bytes that customers held for decisions may take. */
  bookBytes: number;
  /** Where verification may ask; nowhere when it is left out. */
  outgoing?: OutgoingSettings | undefined;
}

/** A password for the demo accounts: the same at every start of one installation, different in every installation. */
export function demoPasswordOf(key: Buffer): string {
  return `demo-${derivedSecret(key, 'demo-password').slice(0, 16)}`;
}

export function makeServices(options: ServiceOptions): Services {
  const database = openDatabase(options.urls.runtime);
  const laws = new Laws(options.library.shelf);
  const releaseOf = (tx: Transaction, tenantId: string) => laws.nameInForce(tx, tenantId);
  const books = new Books(
    database,
    options.urls.runtime,
    { gazetteer: options.library.gazetteer, releaseOf },
    options.bookBytes,
  );
  const lawOf = (tx: Transaction, tenantId: string) => laws.lawInForce(tx, tenantId, options.clock.today());
  const decider = new Decider(books, lawOf, options.library.content.release);
  const door = openAccessDoor(options.urls.access);
  const signIn = makeSignIn(door, {
    secret: derivedSecret(options.rootKey, 'session'),
    baseUrl: options.baseUrl,
    rateLimit: options.rateLimit,
  });
  const callers = new Callers(door, signIn);
  const outgoing = new HttpDoor(options.outgoing ?? { allowed: [], secrets: new Map() });
  const afterAnswer: AfterAnswer = async (tx, author, keys, detail) => {
    const law = await laws.lawInForce(tx, author.tenantId, options.clock.today());
    await rejudgeByNumbers(tx, author, law, keys, { cause: 'registry', detail });
  };
  const runner = new VerificationRunner({ database, clock: options.clock, door: outgoing, afterAnswer }, (error) =>
    console.error('A verification failed', error),
  );
  const reader = new DocumentReader((line) => console.error(line));
  const blobs = new BlobStore(join(options.dataDir, 'blobs'));
  const reading = new FileReading({ database, blobs, reader, laws, clock: options.clock }, (error) =>
    console.error(error),
  );
  return {
    database,
    door,
    signIn,
    callers,
    documentSignIn: new DocumentSignIn(callers, options.clock, { braked: options.rateLimit }),
    clock: options.clock,
    cursors: new Cursors(derivedSecret(options.rootKey, 'cursor')),
    ...options.library,
    laws,
    books,
    decider,
    groups: new GroupCommit(database),
    twoClocks: new TwoClocks(database, decider, options.library.gazetteer),
    blobs,
    reader,
    outgoing,
    afterAnswer,
    runner,
    reading,
    signer: new SnapshotSigner(derivedSecret(options.rootKey, 'snapshot')),
    dataDir: options.dataDir,
    demoPassword: demoPasswordOf(options.rootKey),
    close: async () => {
      await Promise.all([books.close(), reader.close(), reading.close()]);
      await Promise.all([database.close(), door.close()]);
    },
  };
}
