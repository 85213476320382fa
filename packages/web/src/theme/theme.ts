import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, type MantineTheme } from '@mantine/core';

/** Mantine wants ten steps; only the filled and hover steps are used, and those are overridden by our tokens below. */
const blue: MantineColorsTuple = [
  '#e6eefb',
  '#bdd3f8',
  '#86aeee',
  '#5689df',
  '#3b6fe0',
  '#3366d6',
  '#2457c5',
  '#1d48a6',
  '#163a86',
  '#123474',
];
const red: MantineColorsTuple = [
  '#fde8e6',
  '#fbd0cc',
  '#ff9d95',
  '#ef6f65',
  '#cf4a40',
  '#c4392f',
  '#b3261e',
  '#8f1e18',
  '#731813',
  '#3b1614',
];

/** Mantine's greys become ours, so that inputs, dividers and hovers of its parts sit on the same surfaces. */
const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#eef1f5',
  '#e3e8ee',
  '#d5dae1',
  '#7b8694',
  '#6f7b89',
  '#5e6a79',
  '#4a5766',
  '#2f3b49',
  '#14202e',
];
const dark: MantineColorsTuple = [
  '#e8edf3',
  '#aeb9c6',
  '#8c99a8',
  '#748294',
  '#2c3744',
  '#232d38',
  '#1b2530',
  '#161e27',
  '#0f151c',
  '#0b1016',
];

/** Hint below the field, so that fields side by side stay in one line. */
const inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];
const field = { defaultProps: { size: 'sm', inputWrapperOrder } };

/** The cross of a sheet or dialog, for readers. */
const named = { 'aria-label': 'Close' };
const sheetTitle = { title: { fontSize: '1rem', fontWeight: 600 } };

const SYSTEM_STACK = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 6, dark: 5 },
  colors: { blue, red, gray, dark },
  fontFamily: SYSTEM_STACK,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.34', sm: '1.39', md: '1.43', lg: '1.5', xl: '1.4' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '8px', xl: '8px' },
  defaultRadius: 'sm',
  headings: {
    fontFamily: SYSTEM_STACK,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.75rem' },
      h2: { fontSize: '1rem', lineHeight: '1.5rem' },
      h3: { fontSize: '0.8125rem', lineHeight: '1.125rem' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'sm' }, styles: { root: { fontWeight: 600, height: 32 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 32 } },
    Anchor: { defaultProps: { underline: 'always' } },
    TextInput: field,
    Textarea: field,
    PasswordInput: field,
    NumberInput: field,
    Select: field,
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false, transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { transitionProps: { duration: 120 }, shadow: 'md', radius: 'lg' } },
    Drawer: { defaultProps: { transitionProps: { duration: 180 }, closeButtonProps: named }, styles: sheetTitle },
    Modal: {
      defaultProps: { transitionProps: { duration: 180 }, radius: 'lg', closeButtonProps: named },
      styles: sheetTitle,
    },
    Notification: { defaultProps: { withBorder: true, closeButtonProps: { 'aria-label': 'Close' } } },
  },
});

/** Filled buttons take our measured pair per scheme; everything else follows from tokens.css. */
export const cssVariables: CSSVariablesResolver = (_theme: MantineTheme) => {
  const shared = {
    '--mantine-color-blue-filled': 'var(--bf-primary)',
    '--mantine-color-blue-filled-hover': 'var(--bf-primary-hover)',
    '--mantine-primary-color-filled': 'var(--bf-primary)',
    '--mantine-primary-color-filled-hover': 'var(--bf-primary-hover)',
    '--mantine-color-red-filled': 'var(--bf-danger)',
    '--mantine-color-red-filled-hover': 'var(--bf-danger-hover)',
  };
  const own = {
    '--mantine-color-body': 'var(--bf-surface)',
    '--mantine-color-text': 'var(--bf-ink)',
    '--mantine-color-bright': 'var(--bf-ink)',
    '--mantine-color-dimmed': 'var(--bf-ink-2)',
    '--mantine-color-placeholder': 'var(--bf-ink-3)',
    '--mantine-color-anchor': 'var(--bf-link)',
    '--mantine-color-error': 'var(--bf-bad)',
    '--mantine-color-default': 'var(--bf-surface)',
    '--mantine-color-default-hover': 'var(--bf-sunken)',
    '--mantine-color-default-color': 'var(--bf-ink)',
    '--mantine-color-default-border': 'var(--bf-control)',
  };
  return { variables: shared, light: own, dark: own };
};
