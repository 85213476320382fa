import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Permission } from '../../api/session.ts';
import type { RoleRow } from '../../api/team.ts';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import { staticRows } from '../../ui/table/static-rows.ts';
import { RIGHT_WORDS, ROLE_WORDS, roleName } from './role-words.ts';
import classes from './team.module.css';
import { rolesQuery } from './team-queries.ts';

/** Rights by role, as the service decides by them. */
export function RolesTable() {
  const query = useQuery(rolesQuery);
  const roles = query.data?.data;
  if (!roles) {
    if (query.error)
      return (
        <ProblemNotice error={query.error} what="The roles could not be loaded" retry={() => void query.refetch()} />
      );
    return <RowSkeleton rows={8} noun="the roles" />;
  }
  const rights = (Object.keys(RIGHT_WORDS) as Permission[]).filter((right) =>
    roles.some((role) => role.permissions.includes(right)),
  );
  return (
    <>
      <dl className={classes.roles}>
        {roles.map(({ role }) => (
          <div key={role}>
            <dt>{roleName(role)}</dt>
            <dd>{ROLE_WORDS[role].is}</dd>
          </div>
        ))}
      </dl>
      <BfTable
        caption="What each role may do"
        noun="right"
        columns={[{ key: 'right', title: 'May', render: (right) => RIGHT_WORDS[right] }, ...roles.map(roleColumn)]}
        rowKey={(right) => right}
        query={staticRows(rights)}
        empty={null}
      />
    </>
  );
}

function roleColumn({ role, permissions }: RoleRow): BfColumn<Permission> {
  return {
    key: role,
    title: roleName(role),
    render: (right) =>
      permissions.includes(right) ? (
        <span className={classes.yes}>
          <IconCheck size={16} stroke={2} aria-hidden="true" /> Yes
        </span>
      ) : (
        <span className={classes.no}>No</span>
      ),
  };
}
