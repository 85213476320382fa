import { Button } from '@mantine/core';
import type { IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { type RehearsalQuestion, rehearsalFile } from '../../../api/forms.ts';
import { useCan } from '../../../app/session/act-button.tsx';

/** All customers of the rehearsal as a file, for whom the list on screen is not enough. */
export function DownloadFile({
  question,
  icon: Icon,
}: {
  question: RehearsalQuestion;
  icon: ComponentType<IconProps>;
}) {
  if (!useCan('exports.run')) return null;
  return (
    <Button
      component="a"
      href={rehearsalFile(question)}
      download
      variant="default"
      leftSection={<Icon size={16} stroke={1.75} aria-hidden="true" />}
    >
      Download as CSV
    </Button>
  );
}
