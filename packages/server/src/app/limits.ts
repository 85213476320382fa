import { CUSTOM_LIMITS } from '@bonafide/core/check/custom/condition.ts';
import { INHERITANCE_DEPTH } from '@bonafide/core/determination/inherited.ts';
import { SIGN_IN_LIMITS } from '../accounts/accounts.ts';
import { BATCH_LIMITS } from '../determination/batch-lines.ts';
import { COMPARE_LIMITS } from '../determination/compare.ts';
import { GROUP_LIMITS } from '../determination/group-limits.ts';
import { REPLAY_LIMITS } from '../determination/replay-limits.ts';
import { SALE_LIMITS } from '../determination/sale-schemas.ts';
import { BOX_LIMITS, DOCUMENT_LIMITS, PICTURE_LIMITS } from '../documents/limits.ts';
import { FORM_LIMITS } from '../forms/forms-limits.ts';
import { CSV_LIMITS, XML_LIMITS } from '../interchange/determination/limits.ts';
import { SNAPSHOT_LIMITS } from '../offline/limits.ts';
import { DATABASE_LIMITS, REQUEST_LIMITS } from '../platform/limits.ts';
import { SPOOL_LIMITS } from '../platform/spool.ts';
import { POLICY_LIMITS } from '../policies/policy-limits.ts';
import { REVIEW_LIMITS } from '../portfolio/review-limits.ts';

/** One limit as the page of limits shows it. */
export interface Limit {
  name: string;
  value: number;
  unit: string;
  /** What it bounds. */
  what: string;
  /** What happens beyond. A word in backticks is a code of docs/errors.md or of a result. */
  beyond: string;
}

export interface LimitGroup {
  title: string;
  limits: Limit[];
}

type Meaning = readonly [unit: string, what: string, beyond: string];

/** Every limit of a table with its meaning; one without a meaning does not compile. */
function group<Table extends Record<string, number>>(
  title: string,
  table: Table,
  meanings: Record<keyof Table & string, Meaning>,
): LimitGroup {
  const limits = Object.entries<Meaning>(meanings).map(([name, [unit, what, beyond]]) => {
    const value = table[name];
    if (value === undefined) throw new Error(`${title} has no limit ${name}`);
    return { name, value, unit, what, beyond };
  });
  return { title, limits };
}

/** All limits of the product (design rule D17): docs/limits.md is written from here, and a test holds the two together. */
export const LIMITS: readonly LimitGroup[] = [
  group('Requests', REQUEST_LIMITS, {
    jsonBytes: ['bytes', 'a JSON body', '413 `too-large`'],
    fileBytes: ['bytes', 'a CSV file', '413 `too-large`'],
    documentBytes: ['bytes', 'a document of a certificate', '413 `too-large`'],
    jsonDepth: ['levels', 'objects and lists inside each other', '400 `malformed-json`'],
    requestMilliseconds: ['ms', 'sending one request', 'the connection is closed'],
    pageRows: ['rows', 'one page of a list', '422 `invalid-request`'],
    cursorCharacters: ['characters', 'a cursor', '422 `invalid-request`'],
    idempotencyKeyCharacters: ['characters', 'an Idempotency-Key', '400 `idempotency-key-unusable`'],
    namedErrors: ['places', 'named in one refusal', 'the rest is left out'],
  }),
  group('Names and passwords', SIGN_IN_LIMITS, {
    failuresPerWindow: ['attempts', 'with a wrong name or password from one address', '429 `too-many-requests`'],
    windowMilliseconds: ['ms', 'they are counted in', '–'],
    addressesHeld: ['addresses', 'counted at the same time', 'the oldest is forgotten'],
  }),
  group('Spools', SPOOL_LIMITS, {
    memoryBytes: ['bytes', 'a document or an answer in memory', 'it goes on in a file'],
    readBytes: ['bytes', 'read from such a file at once', '–'],
  }),
  group('Sales', SALE_LIMITS, {
    lines: ['lines', 'one sale', '422 `invalid-request`'],
  }),
  group(
    'Certificates of other customers',
    { links: INHERITANCE_DEPTH },
    { links: ['links', 'a chain of customers that use each other’s certificates', '422 `invalid-request`'] },
  ),
  group('Checks of one’s own', POLICY_LIMITS, {
    customChecks: ['checks', 'one tenant, switched off ones among them', '422 `invalid-request`'],
    changesAtOnce: ['checks', 'one change of a policy', '422 `invalid-request`'],
  }),
  group(
    'Definition of a check of one’s own',
    {
      depth: CUSTOM_LIMITS.depth,
      nodes: CUSTOM_LIMITS.nodes,
      values: CUSTOM_LIMITS.values,
      text: CUSTOM_LIMITS.text,
      sentence: CUSTOM_LIMITS.sentence,
      examples: CUSTOM_LIMITS.examples,
      days: CUSTOM_LIMITS.days,
      patternStates: CUSTOM_LIMITS.patternStates,
    },
    {
      depth: ['levels', '`all`, `any` and `not` inside each other', '422 `invalid-request`'],
      nodes: ['parts', 'tests and groups of one condition', '422 `invalid-request`'],
      values: ['values', 'a list in a test', '422 `invalid-request`'],
      text: ['characters', 'a value, a pattern, a title', '422 `invalid-request`'],
      sentence: ['characters', 'a sentence', '422 `invalid-request`'],
      examples: ['examples', 'beside one check', '422 `invalid-request`'],
      days: ['days', 'before or after a date', '422 `invalid-request`'],
      patternStates: ['characters', 'that a pattern stands for, repetitions written out', '422 `invalid-request`'],
    },
  ),
  group('Two clocks', COMPARE_LIMITS, {
    sides: ['sides', 'of one comparison', '422 `invalid-request`'],
    differences: ['results', 'that differ between two sides', 'counted, not shown'],
    changes: ['changes', 'of records between two sides', 'the newest are shown'],
  }),
  group('Replays', REPLAY_LIMITS, {
    salesPerPortion: ['sales', 'decided and committed together', 'the next portion'],
    linesPerPortion: ['lines', 'of the sales of one portion', 'the next portion'],
    differences: ['sales', 'that differ, kept one by one', 'in the sums alone'],
    resultsPerSale: ['results', 'kept of one sale that differs', 'counted, not kept'],
    heldBytes: ['bytes', 'customers and certificates held while one runs', 'they are read again'],
    underWay: ['replays', 'of one tenant under way', '429 `too-many-requests`'],
    keptDays: ['days', 'a replay that has ended', 'it is removed'],
  }),
  group('Reviews of the portfolio', REVIEW_LIMITS, {
    certificatesPerPortion: ['certificates', 'judged and committed together', 'the next portion'],
    underWay: ['reviews', 'of one tenant under way', '429 `too-many-requests`'],
    keptDays: ['days', 'a review that has ended', 'it is removed; causes of changed verdicts stay'],
    summaryRows: ['rows', 'of each breakdown of a review', 'the largest are shown'],
  }),
  group('Batches of sales', BATCH_LIMITS, {
    bytes: ['bytes', 'a batch', '413 `too-large`'],
    lines: ['lines', 'a batch', 'the next line is refused, those behind it are not read'],
    lineBytes: ['bytes', 'one line', 'the line is refused, the others go on'],
    linesPerPortion: ['lines', 'recorded in one commit', 'the next commit'],
  }),
  group('Sales recorded together', GROUP_LIMITS, {
    sales: ['sales', 'one transaction of the database', 'the next transaction'],
    bytes: [
      'bytes',
      'sales and decisions of one transaction',
      'the next transaction; a larger sale has one of its own',
    ],
    underWayPerTenant: ['transactions', 'of one tenant at the same time', 'sales wait'],
    underWay: ['transactions', 'of one process at the same time', 'sales wait, tenants take turns'],
    waiting: ['sales', 'of one tenant, waiting', '503 `too-busy`'],
    waitingBytes: ['bytes', 'sales and decisions of one tenant, waiting', '503 `too-busy`'],
  }),
  group('Determination’s CSV files', CSV_LIMITS, {
    bytes: ['bytes', 'a file', '413 `too-large`'],
    rows: ['rows', 'below the header', '422 `unreadable-file`'],
    columns: ['columns', 'the header', '422 `unreadable-file`'],
    listCharacters: ['characters', 'a cell that holds a list', 'the row is rejected'],
    rowBytes: ['bytes', 'a row', '422 `unreadable-file`'],
    listEntries: ['entries', 'a list in a cell', 'the row is rejected'],
  }),
  group('INDATA', XML_LIMITS, {
    bytes: ['bytes', 'a document', '`xml-limit`'],
    depth: ['levels', 'elements inside each other', '`xml-limit`'],
    nodes: ['nodes', 'elements and attributes of a document', '`xml-limit`'],
    nodesPerInvoice: ['nodes', 'elements and attributes of one invoice', '`xml-limit`'],
    headNodes: ['nodes', 'elements and attributes outside of the invoices', '`xml-limit`'],
    attributesPerElement: ['attributes', 'one element', '`xml-limit`'],
    numericReferences: ['references', 'characters written as numbers', '`xml-limit`'],
    textCharacters: ['characters', 'text of one element', '`xml-limit`'],
    invoices: ['invoices', 'one request', '`xml-limit`'],
    linesPerInvoice: ['lines', 'one invoice', 'the invoice is refused, the others go on'],
    bytesBeforeSignIn: ['bytes', 'before a document without a header has signed in', '401 `not-signed-in`'],
    statusErrors: ['errors', 'listed for the whole request', 'the rest stand with their invoices'],
  }),
  group('Documents', DOCUMENT_LIMITS, {
    bytes: ['bytes', 'a file', '413 `too-large`'],
    pages: ['pages', 'a file', '413 `too-large`'],
    pixels: ['pixels', 'a picture, or one page of a TIFF', '413 `too-large`'],
    nameCharacters: ['characters', 'a file name', 'the name is cut, its ending kept'],
  }),
  group('Pictures of pages', PICTURE_LIMITS, {
    minWidth: ['pixels', 'least width', '422 `invalid-request`'],
    maxWidth: ['pixels', 'greatest width', '422 `invalid-request`'],
    defaultWidth: ['pixels', 'width when none is asked for', '–'],
    pixels: ['pixels', 'one picture', 'it is drawn smaller'],
    bytes: ['bytes', 'one picture', 'refused'],
    heldBytes: ['bytes', 'pictures held in memory', 'the oldest is drawn again when asked for'],
  }),
  group('The box that opens documents', BOX_LIMITS, {
    milliseconds: ['ms', 'one job', 'the box is killed, the file refused'],
    cpuSeconds: ['s', 'processor time of one box', 'the box is killed, the file refused'],
    residentBytes: ['bytes', 'memory in use', 'the box is killed, the file refused'],
    dataBytes: ['bytes', 'memory that can be asked for', 'the job fails, the file is refused'],
    heapMegabytes: ['MB', 'heap of JavaScript', 'the job fails, the file is refused'],
    atOnce: ['boxes', 'at work at the same time', 'jobs wait'],
    waiting: ['jobs', 'waiting for a box', '503 `too-busy`'],
    waitingOfOneTenant: ['jobs', 'of one tenant, waiting for a box', '503 `too-busy`'],
    waitMilliseconds: ['ms', 'waiting for a box', '503 `too-busy`'],
    idleMilliseconds: ['ms', 'a box without a job', 'it ends'],
  }),
  group('Which papers are needed', FORM_LIMITS, {
    needs: ['pairs', 'of state and reason in one question', '422 `invalid-request`'],
    rehearsedStates: ['states', 'one rehearsal of registering', '422 `invalid-request`'],
    combinations: [
      'combinations',
      'of states and reasons that a rehearsal finds papers for',
      'customers of rarer ones are counted as `customersNotCounted`, their papers are not',
    ],
    rehearsalMilliseconds: ['ms', 'one statement of a rehearsal', '503 `too-busy`'],
  }),
  group('Snapshots and what was decided with them', SNAPSHOT_LIMITS, {
    defaultValidHours: [
      'hours',
      'a snapshot is good, when nobody says otherwise',
      'it answers and says that it is out of date',
    ],
    maxValidHours: ['hours', 'a snapshot may be good', '422 `invalid-request`'],
    atOnce: ['snapshots', 'taken at the same time by one process', '503 `too-busy`'],
    keptFiles: ['files', 'kept of one company', 'the oldest makes room'],
    customersRead: ['customers', 'read at a time', 'the next portion'],
    certificatesRead: ['certificates', 'read at a time', 'the next portion'],
    certificatesOnLine: ['certificates', 'of one customer on one line of the file', 'another line'],
    listed: ['snapshots', 'listed', 'the older ones are left out'],
    reconciledAtOnce: ['sales', 'reconciled by one request', '422 `invalid-request`'],
  }),
  group('The database', DATABASE_LIMITS, {
    statementMilliseconds: ['ms', 'one statement', '503 `too-busy`'],
    lockMilliseconds: ['ms', 'waiting for a row that another request holds', '409 `request-in-progress`'],
    connectMilliseconds: ['ms', 'waiting for a connection', '503 `too-busy`'],
    connections: ['connections', 'of one process', 'requests wait'],
  }),
];
