import { type Certificate, emptyClaim } from '@bonafide/core/certificate/certificate.ts';
import { blankCustomer, type Customer } from '@bonafide/core/customer/customer.ts';
import type { CommodityMappingRecord } from '../commodity-mappings-file.ts';
import type { ImportLookups, Plan } from '../plan.ts';
import { planPortion, portionsOf } from '../plan-import.ts';
import type { DeterminationFile } from '../read-determination-file.ts';

/** A store in memory for tests of plans: it applies a plan as the real one does, so that a plan can be made twice. */
export class MemoryStore implements ImportLookups {
  readonly #customers = new Map<string, Customer>();
  readonly #certificates: Certificate[] = [];
  readonly #mappings: CommodityMappingRecord[] = [];
  readonly #reasons: Set<string>;

  constructor(...reasons: string[]) {
    this.#reasons = new Set(reasons);
  }

  addCustomer(number: string, name: string): this {
    this.#customers.set(number, {
      ...blankCustomer(name, number),
      customerId: `id-${number}`,
      groupId: 'group',
      version: 1,
    });
    return this;
  }

  get stored(): readonly Certificate[] {
    return this.#certificates;
  }

  async customers(numbers: readonly string[]) {
    return new Map(numbers.flatMap((number) => this.#customers.get(number) ?? []).map((one) => [one.number, one]));
  }

  async reasonCodes() {
    return this.#reasons;
  }

  async certificates(customerIds: readonly string[]) {
    return this.#certificates.filter((one) => customerIds.includes(one.customerId));
  }

  // The company's side is tried on the real store: it has one table each and no merging.
  companies = async () => [];
  groups = async () => [];
  reasons = async () => [];
  licenseTypes = async () => [];
  licenseTypesOfOwner = async () => [];
  licenses = async () => [];
  searchesGroup = async () => true;
  reasonCodesFor = async () => new Set<string>();
  authorities = async () => [];

  async mappings(productCodes: readonly string[]) {
    return this.#mappings.filter((one) => productCodes.includes(one.productCode));
  }

  apply(plan: Plan): void {
    for (const step of plan.steps) {
      if (step.kind === 'customer') {
        this.addCustomer(step.fields.number, step.fields.name);
        Object.assign(this.#customers.get(step.fields.number) ?? {}, step.fields);
      } else if (step.kind === 'commodity-mapping') {
        if (step.effect === 'add') this.#mappings.push(step.fields);
      } else if (step.kind === 'grants') {
        Object.assign(this.#find(step.existing.certificateId), { grants: step.grants });
      } else if (step.kind !== 'certificate') {
        throw new Error(`A ${step.kind} is not held here`);
      } else if (step.existing === null) {
        const certificateId = `certificate-${this.#certificates.length + 1}`;
        const rest = {
          sequence: this.#certificates.length + 1,
          version: 1,
          formId: null,
          grants: [],
          claim: emptyClaim(),
        };
        this.#certificates.push({ certificateId, customerId: step.customerId, ...rest, ...step.fields });
      } else {
        Object.assign(this.#find(step.existing.certificateId), step.fields);
      }
    }
  }

  #find(certificateId: string): Certificate {
    const found = this.#certificates.find((one) => one.certificateId === certificateId);
    if (!found) throw new Error(`No certificate ${certificateId}`);
    return found;
  }

  /** Plans and applies a whole file, portion by portion. */
  async import(file: DeterminationFile, size?: number): Promise<Plan> {
    const whole: Plan = { steps: [], rejected: [], warnings: [] };
    for (const portion of portionsOf(file.content, size)) {
      const plan = await planPortion(portion, this);
      this.apply(plan);
      whole.steps.push(...plan.steps);
      whole.rejected.push(...plan.rejected);
      whole.warnings.push(...plan.warnings);
    }
    return whole;
  }
}
