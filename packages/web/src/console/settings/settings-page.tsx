import { NotFoundPage } from '../../app/not-found-page.tsx';
import { type Area, isArea } from './areas.ts';
import { AuthoritiesArea } from './authorities/authorities-area.tsx';
import { CompaniesArea } from './companies/companies-area.tsx';
import { GroupsArea } from './groups/groups-area.tsx';
import { InstallationArea } from './installation-area.tsx';
import { KeysArea } from './keys/keys-area.tsx';
import { LicensesArea } from './licenses/licenses-area.tsx';
import { ProductsArea } from './products/products-area.tsx';
import { RegistriesArea } from './registries/registries-area.tsx';
import { RevokedArea } from './revoked/revoked-area.tsx';
import { settingsRoute } from './settings-routes.ts';

const PAGES: Record<Area, () => React.JSX.Element> = {
  companies: CompaniesArea,
  groups: GroupsArea,
  authorities: AuthoritiesArea,
  products: ProductsArea,
  licenses: LicensesArea,
  registries: RegistriesArea,
  'revoked-numbers': RevokedArea,
  'api-keys': KeysArea,
  installation: InstallationArea,
};

/** "How does this house work, and who may change it?" */
export function SettingsPage() {
  const { area } = settingsRoute.useParams();
  if (!isArea(area)) return <NotFoundPage />;
  const Page = PAGES[area];
  return <Page key={area} />;
}
