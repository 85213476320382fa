import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { isProblem } from '../api/problem.ts';
import { NoPermission } from '../ui/notice/no-permission.tsx';
import { ProblemNotice } from '../ui/notice/problem-notice.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/** A page that could not be shown. Refusals keep their words; a defect shows its message and what to do. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  if (isProblem(error) && error.status === 404) return <NotFoundPage />;
  if (isProblem(error) && error.status === 403) return <NoPermission />;
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div style={{ padding: 24, maxWidth: 720 }}>
      <h1 className="bf-visually-hidden">Error</h1>
      <ProblemNotice error={error} what="This page could not be shown" retry={retry} />
    </div>
  );
}
