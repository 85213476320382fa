import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';

/** After a rule was written: what shows customers is read again, the person is told, the dialog goes. */
export function useSaved(onClose: () => void) {
  const queryClient = useQueryClient();
  return async (message: string) => {
    await queryClient.invalidateQueries({ queryKey: ['customers'] });
    notifications.show({ message, color: 'green' });
    onClose();
  };
}
