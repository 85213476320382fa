import { Type } from 'typebox';
import type { App } from '../platform/http.ts';
import { demoPeople } from './demo-people.ts';
import { CLIENT_ADDRESS_HEADER, type SignIn } from './sign-in.ts';

/** Hands `/api/auth/*` to better-auth, and tells the sign-in page whether there are demo accounts. */
export function signInRoutes(app: App, services: { signIn: SignIn; demo: () => boolean; demoPassword: string }): void {
  const { signIn } = services;
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    config: { permission: 'public' },
    schema: { hide: true },
    handler: async (request, reply) => {
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers))
        if (typeof value === 'string') headers.set(name, value);
      headers.set(CLIENT_ADDRESS_HEADER, request.ip);
      const host = request.headers.host ?? 'localhost';
      const hasBody = request.method === 'POST' && request.body !== undefined;
      const answer = await signIn.handler(
        new Request(new URL(request.url, `${request.protocol}://${host}`), {
          method: request.method,
          headers,
          ...(hasBody ? { body: JSON.stringify(request.body) } : {}),
        }),
      );
      reply.status(answer.status);
      for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
      for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
      return reply.send(answer.body ? await answer.text() : null);
    },
  });

  app.get('/v1/sign-in-help', {
    config: { permission: 'public' },
    schema: {
      tags: ['Access'],
      summary: 'Demo accounts, when this installation is a demo',
      response: {
        200: Type.Object({
          demo: Type.Boolean(),
          demoAccounts: Type.Array(Type.Object({ email: Type.String(), role: Type.String(), password: Type.String() })),
        }),
      },
    },
    handler: async () => {
      if (!services.demo()) return { demo: false, demoAccounts: [] };
      return {
        demo: true,
        demoAccounts: demoPeople.map(({ email, role }) => ({ email, role, password: services.demoPassword })),
      };
    },
  });
}
