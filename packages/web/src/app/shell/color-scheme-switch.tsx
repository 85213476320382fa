import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';

export function ColorSchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const label = scheme === 'light' ? 'Switch to dark colours' : 'Switch to light colours';
  const Icon = scheme === 'light' ? IconMoon : IconSun;
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={() => setColorScheme(scheme === 'light' ? 'dark' : 'light')}>
        <Icon size={20} stroke={1.5} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
