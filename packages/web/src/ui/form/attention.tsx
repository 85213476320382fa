import { type ReactNode, useEffect, useRef } from 'react';

/** Comes into sight and takes the focus when it appears: for what stands above a long form whose button is at its end. */
export function Attention({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      {children}
    </div>
  );
}
