import { useDocumentTitle } from '@mantine/hooks';
import { AppLink } from '../ui/app-link.tsx';
import { NotYet } from '../ui/notice/empty-states.tsx';

/** Also shown where a record is not shared with the person: both look alike on purpose. */
export function NotFoundPage() {
  useDocumentTitle('Not found · Bonafide');
  return (
    <div>
      <h1 className="bf-visually-hidden">Not found</h1>
      <NotYet title="Not found, or not shared with you" act={<AppLink href="/overview">Go to the overview</AppLink>}>
        Check the address, or ask an administrator of your team whether the record is shared with your role.
      </NotYet>
    </div>
  );
}
