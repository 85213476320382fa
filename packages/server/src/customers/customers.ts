/**
 * What other capabilities may ask of companies, groups and customers. Everything runs inside the caller's transaction.
 */
export { findAuditNotices, findCustomerEvents } from './account-facts-store.ts';
export { findAccountSales } from './account-sales-store.ts';
export {
  type CompanyInput,
  findCompany,
  findGroup,
  listAuthorities,
  listCompanies,
  listGroups,
  listMappings,
  listReasons,
  type MappingInput,
  putAuthority,
  putCompany,
  putGroup,
  putLaterSettings,
  putMappings,
  putReason,
  requireCompany,
  requireGroup,
  searchedGroup,
} from './companies-store.ts';
export { CustomerView } from './customer-schemas.ts';
export {
  type CustomerInput,
  createCustomer,
  customersAfter,
  findCustomer,
  findCustomersById,
  findCustomersByName,
  findCustomersByNumber,
  lockCustomer,
  saveCustomers,
} from './customers-store.ts';
export { findInheritance, type Inheritance } from './inheritance-store.ts';
export {
  companiesKnownAt,
  customersByIdKnownAt,
  customersByNameKnownAt,
  customersByNumberKnownAt,
} from './known-at.ts';
export {
  findLicensesOf,
  licensesKnownAt,
  listLicenseTypes,
  type NamedLicense,
  pageOfLicenses,
  putLicenses,
  putLicenseTypes,
} from './licenses-store.ts';
export { findMappings } from './mappings-store.ts';
export {
  companySideChangedAt,
  type SettingChange,
  type Settings,
  settingsChanged,
  settingsKnownAt,
} from './settings-history.ts';
