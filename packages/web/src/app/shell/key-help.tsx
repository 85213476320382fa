import { Kbd, Modal, Table } from '@mantine/core';
import { NAVIGATION } from '../../console/navigation.ts';

const ANYWHERE: [string[], string][] = [
  [['Ctrl', 'K'], 'Search'],
  [['/'], 'Search this list'],
  [['?'], 'Show these keys'],
  [['Esc'], 'Close what is open'],
];

export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const goTo = NAVIGATION.flatMap((group) => group.items).flatMap((item): [string[], string][] =>
    item.key ? [[['g', item.key], `Go to ${item.label}`]] : [],
  );
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts">
      <Table>
        <Table.Tbody>
          {[...ANYWHERE, ...goTo].map(([keys, words]) => (
            <Table.Tr key={words}>
              <Table.Td>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{words}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
