import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { changePassword, type Role } from '../../api/session.ts';
import { changeMemberRole, createMember, listMembers, listRoles, removeMember } from '../../api/team.ts';

export const rolesQuery = queryOptions({ queryKey: ['team', 'roles'], queryFn: listRoles });
export const membersQuery = queryOptions({ queryKey: ['team', 'members'], queryFn: listMembers });

/** Who is here changes the list, whom to ask, and perhaps the rights of the one who changed it. */
function useTeamChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['team'] }),
        queryClient.invalidateQueries({ queryKey: ['me'] }),
      ]),
  });
}

export const useAddMember = () => useTeamChange(createMember);
export const useChangeRole = () =>
  useTeamChange(({ userId, role }: { userId: string; role: Role }) => changeMemberRole(userId, role));
export const useRemoveMember = () => useTeamChange(removeMember);

export const useChangePassword = () => useMutation({ mutationFn: changePassword });
