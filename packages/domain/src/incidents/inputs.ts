import { z } from "zod";
import { line, orNone, prose } from "../inputs.ts";
import { incidentKinds, incidentMoves, incidentSeverities, incidentStates } from "./states.ts";

const id = z.uuid().lowercase();
/** Epoch ms, from 2000 to 2100. */
const instant = z.int().min(946_684_800_000).max(4_102_444_800_000);

export const subjectKinds = ["vehicle", "driver", "hub", "order", "route"] as const;

export const Subject = z.object({ kind: z.enum(subjectKinds), id });
export type Subject = z.infer<typeof Subject>;

/** What an unresolved incident holds up. */
export interface Block extends Subject {
  incidentId: string;
  number: number;
}

export const partyRoles = ["driver", "victim", "witness", "police", "insurer", "workshop", "other"] as const;
export const Party = z.object({
  name: line(120).min(1),
  role: z.enum(partyRoles).default("other"),
  contact: orNone(line(120)).default(null),
  plate: orNone(line(20)).default(null),
});
export type Party = z.infer<typeof Party>;

const facts = {
  severity: z.enum(incidentSeverities).default("major"),
  description: prose(4_000).min(1),
  happenedAt: instant,
  at: z
    .object({
      latE7: z.int().min(-900_000_000).max(900_000_000),
      lonE7: z.int().min(-1_800_000_000).max(1_800_000_000),
    })
    .nullable()
    .default(null),
  place: orNone(line(300)).default(null),
  /** Whether what it names is held up until it is resolved; where that is not said, by kind and severity. */
  blocks: z.boolean().optional(),
  /** Whether the hubs that it names are closed until then; as `blocks`. */
  closesHubs: z.boolean().optional(),
  subjects: z.array(Subject).max(100).default([]),
  parties: z.array(Party).max(20).default([]),
};

export const IncidentId = z.object({ incidentId: id });
/** A driver may leave out what he drives: his vehicle and himself are named for him. */
export const OpenIncident = z.object({ kind: z.enum(incidentKinds), ...facts });
export const ChangeIncident = IncidentId.extend({ ...facts, basedOn: z.int().min(1).optional() });
export const NoteIncident = IncidentId.extend({ text: prose(2_000).min(1) });
/** What it tells of people goes; its number is typed. */
export const EraseIncident = IncidentId.extend({ number: line(20).min(1) });
export const MoveIncident = IncidentId.extend({
  move: z.enum(incidentMoves),
  note: orNone(prose(2_000)).default(null),
  basedOn: z.int().min(1).optional(),
});
/** A picture in base64, of 5 MiB at the most. */
export const AddIncidentPhoto = IncidentId.extend({ name: line(120).min(1), content: z.base64().max(7_000_000) });
export const IncidentPhotoId = IncidentId.extend({ photoId: id });

export const ListIncidents = z.object({
  search: line(80).optional(),
  state: z.enum([...incidentStates, "unresolved"]).optional(),
  kind: z.enum(incidentKinds).optional(),
  severity: z.enum(incidentSeverities).optional(),
  /** Those that are about one thing. */
  about: Subject.optional(),
  sort: z.enum(["number", "happenedAt"]).default("number"),
  direction: z.enum(["asc", "desc"]).default("desc"),
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(200).default(50),
});
