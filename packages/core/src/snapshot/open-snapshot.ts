import type { Authority, CommodityMapping, Company, CustomerGroup, ExemptReason } from '../customer/company.ts';
import type { Customer } from '../customer/customer.ts';
import type { CustomerLicense, LicenseType } from '../customer/license.ts';
import { determineWithCreation } from '../determination/auto-create.ts';
import { type Book, type CompanyBook, companyBook, type InheritanceLink } from '../determination/book.ts';
import { compileCertificate } from '../determination/compile-certificate.ts';
import { explainDecision, type WordedDecision } from '../determination/explain.ts';
import { sellingCompany } from '../determination/purchase.ts';
import type { Sale } from '../determination/sale.ts';
import { type Shelf, shelfOf } from '../determination/shelf.ts';
import { buildGazetteer, type Gazetteer, type PlacesContent } from '../place/gazetteer.ts';
import { wholeCertificate, wholeCustomer, wholeLicense } from './minimise.ts';
import { type ReadOptions, readSnapshot, SnapshotRefused } from './read-snapshot.ts';
import type {
  SnapshotCertificate,
  SnapshotCustomer,
  SnapshotEnd,
  SnapshotHeader,
  SnapshotKind,
  SnapshotLicense,
} from './snapshot-format.ts';

/** A decision from a snapshot, with what the decision itself cannot say: from which book it came, and how old that is. */
export interface OfflineDecision {
  snapshotId: string;
  takenAt: string;
  goodUntil: string;
  /** Decided after `goodUntil`: what changed at the company since then is not known here. */
  stale: boolean;
  decidedAt: string;
  /** Byte for byte, in canonical form, what POST /v1/determinations answered for the same records. */
  decision: WordedDecision;
}

/** A verified snapshot. Decides as the service did when the snapshot was taken. */
export interface Snapshot {
  header: SnapshotHeader;
  end: SnapshotEnd;
  gazetteer: Gazetteer;
  companyBook: CompanyBook;
  /** Whether this is the book for the sale: that of the company that sells. */
  answersFor(sale: Sale): boolean;
  bookFor(sale: Sale): Book;
  /** Customers whose number or name begins with the text, in order of number, at most `limit`. */
  findCustomers(text: string, limit: number): Customer[];
}

/**
 * Reads and verifies a snapshot. Certificates stay text until their customer is asked for, so that a book of a million opens in
 * seconds and takes little more memory than its file.
 * @param pieces the text of the file, in pieces
 * @throws SnapshotRefused naming what is wrong: a file that is altered, cut short or signed by somebody else decides nothing
 */
export async function openSnapshot(
  pieces: AsyncIterable<string> | Iterable<string>,
  options: ReadOptions,
): Promise<Snapshot> {
  const read = new Read();
  const { header, end } = await readSnapshot(pieces, options, (kind, line) => read.take(kind, line));
  return read.open(header, end);
}

/**
 * Decides one sale by a snapshot. What the service would refuse must have been refused before (`saleProblems`).
 * @param now instant of the decision, as `Date.prototype.toISOString` writes it
 */
export function decideOffline(snapshot: Snapshot, sale: Sale, now: string, explain = true): OfflineDecision {
  const { header, gazetteer } = snapshot;
  const options = { explain, contentRelease: header.contentRelease };
  const { decision } = determineWithCreation(sale, snapshot.bookFor(sale), options);
  return {
    snapshotId: header.snapshotId,
    takenAt: header.takenAt,
    goodUntil: header.goodUntil,
    stale: isStale(header, now),
    decidedAt: now,
    decision: explainDecision(decision, gazetteer),
  };
}

/**
 * Whether the snapshot is past the instant until which it vouches for being recent. Both are compared as text.
 * @param now as `Date.prototype.toISOString` writes it, like `goodUntil`
 */
export function isStale({ goodUntil }: Pick<SnapshotHeader, 'goodUntil'>, now: string): boolean {
  return now > goodUntil;
}

/** What was read, before it is known that all of it is in order. */
class Read {
  readonly #places: PlacesContent[] = [];
  readonly #company: Company[] = [];
  readonly #ancestors: Company[] = [];
  readonly #groups: CustomerGroup[] = [];
  readonly #reasons: ExemptReason[] = [];
  readonly #authorities: Authority[] = [];
  readonly #mappings: CommodityMapping[] = [];
  readonly #licenseTypes: LicenseType[] = [];
  readonly #byNumber = new Map<string, SnapshotCustomer>();
  readonly #byName = new Map<string, SnapshotCustomer[]>();
  readonly #links = new Map<string, InheritanceLink[]>();
  readonly #licenses = new Map<string, CustomerLicense[]>();
  /** Customer id → its lines of certificates, still as text. */
  readonly #certificates = new Map<string, string[]>();

  take(kind: SnapshotKind, line: string): void {
    if (kind === 'certificates') {
      const start = '["certificates","'.length;
      append(this.#certificates, line.slice(start, line.indexOf('"', start)), line);
      return;
    }
    const value = (JSON.parse(line) as [string, never])[1];
    switch (kind) {
      case 'places':
        this.#places.push(value);
        break;
      case 'company':
        this.#company.push(value);
        break;
      case 'ancestor':
        this.#ancestors.push(value);
        break;
      case 'group':
        this.#groups.push(value);
        break;
      case 'reason':
        this.#reasons.push(value);
        break;
      case 'authority':
        this.#authorities.push(value);
        break;
      case 'mapping':
        this.#mappings.push(value);
        break;
      case 'licenseType':
        this.#licenseTypes.push(value);
        break;
      case 'links': {
        const [, customerId, links] = JSON.parse(line) as [string, string, InheritanceLink[]];
        this.#links.set(customerId, links);
        break;
      }
      case 'licenses': {
        const [, customerId, licenses] = JSON.parse(line) as [string, string, SnapshotLicense[]];
        this.#licenses.set(customerId, licenses.map(wholeLicense));
        break;
      }
      case 'customer':
        this.#takeCustomer(value);
        break;
    }
  }

  #takeCustomer(customer: SnapshotCustomer): void {
    this.#byNumber.set(`${customer.groupId}\n${customer.number}`, customer);
    append(this.#byName, `${customer.groupId}\n${customer.name}`, customer);
  }

  open(header: SnapshotHeader, end: SnapshotEnd): Snapshot {
    const [places] = this.#places;
    const [company] = this.#company;
    if (!places || !company) throw new SnapshotRefused('incomplete', 0, 'The company or the list of places is missing');
    const gazetteer = buildGazetteer(places);
    const book = companyBook({
      company,
      ancestors: this.#ancestors,
      groups: this.#groups,
      authorities: this.#authorities,
      mappings: this.#mappings,
      reasons: this.#reasons,
      licenseTypes: this.#licenseTypes,
      gazetteer,
      defaultCountry: header.defaultCountry,
    });
    const known: Book = {
      companyBook: book,
      customerByNumber: (groupId, number) => {
        const customer = this.#byNumber.get(`${groupId}\n${number}`);
        return customer && wholeCustomer(customer);
      },
      customersByName: (groupId, name) => (this.#byName.get(`${groupId}\n${name}`) ?? []).map(wholeCustomer),
      linksOf: (customerId) => this.#links.get(customerId) ?? [],
      licensesOf: (customerId) => this.#licenses.get(customerId) ?? [],
      certificatesOf: (customerId) => this.#certificatesOf(customerId, gazetteer),
    };
    const answersFor = (sale: Sale) => header.answersTo.includes(sellingCompany(sale) ?? '');
    return {
      header,
      end,
      gazetteer,
      companyBook: book,
      answersFor,
      bookFor: (sale) => (answersFor(sale) ? known : { ...known, companyBook: null }),
      findCustomers: (text, limit) => this.#find(text, limit),
    };
  }

  #certificatesOf(customerId: string, gazetteer: Gazetteer): Shelf {
    const lines = this.#certificates.get(customerId) ?? [];
    return shelfOf(
      lines.flatMap((line) => {
        const [, , certificates] = JSON.parse(line) as [string, string, SnapshotCertificate[]];
        return certificates.map((certificate) =>
          compileCertificate(wholeCertificate(certificate), gazetteer, certificate.usedBy ?? null),
        );
      }),
    );
  }

  #find(text: string, limit: number): Customer[] {
    const wanted = text.trim().toLowerCase();
    const found: Customer[] = [];
    for (const customer of this.#byNumber.values()) {
      if (found.length === limit) break;
      const fits =
        customer.number.toLowerCase().startsWith(wanted) ||
        customer.name
          .toLowerCase()
          .split(/\s+/)
          .some((_, at, words) => words.slice(at).join(' ').startsWith(wanted));
      if (fits) found.push(wholeCustomer(customer));
    }
    return found;
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
