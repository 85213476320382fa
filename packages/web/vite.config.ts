import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// In development Vite serves the console and hands every address of the service through to a running server.
const service = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', reportCompressedSize: true },
  server: {
    port: 5173,
    proxy: Object.fromEntries(['/v1', '/api', '/openapi.json', '/docs'].map((path) => [path, { target: service }])),
  },
});
