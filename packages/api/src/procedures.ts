import type { SignedIn } from "@cartage/auth/signed-in";
import type { Actor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { runAs } from "@cartage/domain/run-as";
import type { CallContext } from "./call-context.ts";
import { holdBack, subjectsOf } from "./hold-back.ts";
import type { PeopleServices } from "./services.ts";
import { toTrpcError } from "./to-trpc-error.ts";
import { bareProcedure } from "./trpc.ts";

/** Anyone; errors are translated once, here. */
export const publicProcedure = bareProcedure
  .use(async ({ ctx, next, path }) => {
    const result = await next();
    if (result.ok) return result;
    throw toTrpcError(result.error, { ...ctx, path });
  })
  .use(async ({ ctx, next }) => {
    if (ctx.address) await holdBack(ctx.services, [{ kind: "address", id: ctx.address }]);
    return next();
  });

/** Whoever has signed in, though they may still owe a second factor; holds no connection. */
export const arrivedProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const person = await ctx.signedIn();
  if (!person) throw new DomainError("signed_out");
  await holdBack(ctx.services, subjectsOf(person.actor));
  return next({ ctx: { person, people: peopleOf(ctx) } });
});

/** Whoever is signed in, in an organisation or on the platform, and has shown the second factor that they have. */
export const signedInProcedure = arrivedProcedure.use(async ({ ctx, next }) => {
  const { lacksSecondFactor, hasSecondFactor } = ctx.person;
  if (lacksSecondFactor && hasSecondFactor) throw new DomainError("second_factor.not_shown");
  return next();
});

/** Whoever is signed in themselves: what is a person's own is not touched on their behalf. */
export const ownProcedure = signedInProcedure.use(async ({ ctx, next }) => {
  if (ctx.person.behind) throw new DomainError("forbidden");
  return next();
});

/** A member of an organisation, or a program with its key, on one connection that sees that organisation only. */
export const memberProcedure = publicProcedure.use(async ({ ctx, next, path }) => {
  const people = peopleOf(ctx);
  const given = { ...domainContext(ctx, await insiderOf(ctx)), announceSecret: people.announceSecret };
  return runAs(ctx.services.database, given, (inside) =>
    next({ ctx: { ...inside, people, command: path, onPrimary: onSame(inside) } }),
  );
});

/** A member who signed in: what is a person's own is no program's. */
export const memberSelfProcedure = memberProcedure.use(async ({ ctx, next }) => {
  if (ctx.actor.sessionId === null) throw new DomainError("signed_out");
  return next();
});

/** A member who reads what may be a moment old: of a replica, where there is one. */
export const memberHistoryProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const { database, replica } = ctx.services;
  const actor = await insiderOf(ctx);
  return runAs(replica ?? database, domainContext(ctx, actor), (inside) => {
    const onPrimary: OnPrimary = replica ? (work) => briefly(ctx, actor, work) : onSame(inside);
    return next({ ctx: { ...inside, onPrimary } });
  });
});

/** Runs work where it may write: a replica takes nothing. */
export type OnPrimary = (work: (inside: Context) => Promise<void>) => Promise<void>;

const onSame =
  (inside: Context): OnPrimary =>
  (work) =>
    work(inside);

/** Who calls inside an organisation. Throws `signed_out`, `forbidden` for people of the platform, and for a factor that is owed. */
export async function insiderOf(ctx: CallContext): Promise<Actor> {
  const person = await ctx.signedIn();
  if (person && !person.organisation) throw new DomainError("forbidden");
  if (person?.lacksSecondFactor) throw owes(person);
  const actor = person?.actor ?? (await ctx.program());
  if (!actor) throw new DomainError("signed_out");
  await holdBack(ctx.services, subjectsOf(actor));
  return actor;
}

/** What to do about a second factor that was not shown: show it, or set one up. */
export function owes({ hasSecondFactor }: SignedIn): DomainError {
  return new DomainError(hasSecondFactor ? "second_factor.not_shown" : "second_factor.required");
}

/** Someone of the platform, on a connection that sees across organisations. */
export const platformProcedure = signedInProcedure.use(async ({ ctx, next }) => {
  const { platform } = ctx.services;
  if (ctx.person.organisation || !platform) throw new DomainError("forbidden");
  return runAs(platform, domainContext(ctx, ctx.person.actor), (inside) =>
    next({ ctx: { ...inside, onPrimary: onSame(inside) } }),
  );
});

/** One of our own processes, in process. */
export const machineProcedure = publicProcedure.use(async ({ ctx, next }) => {
  if (!ctx.machine) throw new DomainError("forbidden");
  return runAs(ctx.services.database, domainContext(ctx, ctx.machine), (inside) => next({ ctx: inside }));
});

/** What serves people; a process without it has no such procedures. */
export function peopleOf({ services }: CallContext): PeopleServices {
  if (!services.people) throw new DomainError("not_found");
  return services.people;
}

/** A procedure's work for an actor, on a connection that is given back right after. */
export function briefly<T>(ctx: CallContext, actor: Actor, work: (inside: Context) => Promise<T>): Promise<T> {
  return runAs(ctx.services.database, domainContext(ctx, actor), work);
}

/** For whoever comes to be an actor only now: what a context has besides actor and connection. */
export function arrivingContext({ services, requestId, traceId, address }: CallContext) {
  const { now, log } = services;
  return { now, requestId, traceId, address, log, secrets: services.people?.secrets };
}

function domainContext(ctx: CallContext, actor: Actor): Omit<Context, "session"> {
  return { actor, ...arrivingContext(ctx) };
}
