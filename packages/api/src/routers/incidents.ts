import { addIncidentPhoto } from "@cartage/domain/incidents/commands/add-incident-photo";
import { changeIncident } from "@cartage/domain/incidents/commands/change-incident";
import { eraseIncident } from "@cartage/domain/incidents/commands/erase-incident";
import { moveIncident } from "@cartage/domain/incidents/commands/move-incident";
import { noteIncident } from "@cartage/domain/incidents/commands/note-incident";
import { openIncident } from "@cartage/domain/incidents/commands/open-incident";
import {
  AddIncidentPhoto,
  ChangeIncident,
  EraseIncident,
  IncidentId,
  ListIncidents,
  MoveIncident,
  NoteIncident,
  OpenIncident,
} from "@cartage/domain/incidents/inputs";
import { findWayOut } from "@cartage/domain/incidents/queries/find-way-out";
import { getIncident } from "@cartage/domain/incidents/queries/get-incident";
import { listIncidents } from "@cartage/domain/incidents/queries/list-incidents";
import { memberProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

export const incidentsRouter = router({
  list: memberProcedure.input(ListIncidents).query(({ ctx, input }) => listIncidents(ctx, input)),
  get: memberProcedure.input(IncidentId).query(({ ctx, input }) => getIncident(ctx, input)),
  // phones call these three
  open: memberProcedure.input(OpenIncident).mutation(repeatable(openIncident)),
  note: memberProcedure.input(NoteIncident).mutation(repeatable(noteIncident)),
  addPhoto: memberProcedure.input(AddIncidentPhoto).mutation(repeatable(addIncidentPhoto)),
  change: memberProcedure.input(ChangeIncident).mutation(repeatable(changeIncident)),
  move: memberProcedure.input(MoveIncident).mutation(repeatable(moveIncident)),
  erase: memberProcedure.input(EraseIncident).mutation(repeatable(eraseIncident)),
  wayOut: memberProcedure
    .input(IncidentId)
    .query(({ ctx, input }) => findWayOut(ctx, input, ctx.people.routing ?? null)),
});
