import { NotYet } from './empty-states.tsx';

export function NoPermission() {
  return (
    <>
      <h1 className="bf-visually-hidden">No permission</h1>
      <NotYet title="Your role does not include this page">
        An administrator can change it under Team. Everything else stays as it is.
      </NotYet>
    </>
  );
}
