import { RowSkeleton } from '../ui/table/row-skeleton.tsx';

export function PendingPage() {
  return (
    <div style={{ padding: 24 }}>
      <RowSkeleton rows={8} noun="the page" />
    </div>
  );
}
