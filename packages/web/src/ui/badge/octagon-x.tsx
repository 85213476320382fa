import type { IconProps } from '@tabler/icons-react';

/** The icon set has no filled octagon with a cross; the shape must differ from circle and triangle in a grey print. */
export function OctagonX({ size = 16, className }: IconProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" className={className} aria-hidden="true">
      <title>Bad</title>
      <path
        fillRule="evenodd"
        d="M8.2 2h7.6a2 2 0 0 1 1.42.59l4.19 4.2A2 2 0 0 1 22 8.2v7.6a2 2 0 0 1-.59 1.42l-4.2 4.19a2 2 0 0 1-1.41.59H8.2a2 2 0 0 1-1.42-.59l-4.19-4.2A2 2 0 0 1 2 15.8V8.2a2 2 0 0 1 .59-1.42l4.2-4.19A2 2 0 0 1 8.2 2Zm.5 5.3L7.3 8.7 10.6 12l-3.3 3.3 1.4 1.4 3.3-3.3 3.3 3.3 1.4-1.4-3.3-3.3 3.3-3.3-1.4-1.4-3.3 3.3Z"
      />
    </svg>
  );
}
