/**
 * What other capabilities may ask of companies, groups and customers. Everything runs inside the caller's transaction.
 */
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
  findCustomersByName,
  findCustomersByNumber,
  lockCustomer,
  saveCustomers,
} from './customers-store.ts';
export { companiesKnownAt, customersByNameKnownAt, customersByNumberKnownAt } from './known-at.ts';
export { findMappings } from './mappings-store.ts';
export {
  companySideChangedAt,
  type SettingChange,
  type Settings,
  settingsChanged,
  settingsKnownAt,
} from './settings-history.ts';
