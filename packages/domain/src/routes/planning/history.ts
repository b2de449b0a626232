import { refreshRoute } from "./refresh-route.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** Routes as they were before a step, so that a step that did no good can be taken back. */
export class History {
  private readonly saved: Int32Array;
  private length = 0;
  private readonly savedAt: Int32Array;
  private readonly savedIn: Int32Array;
  private readonly version: Float64Array;
  private round = 0;
  private readonly bank: Int32Array;
  private bankCount = 0;
  private bankWeight = 0;
  private movedCount = 0;

  constructor({ next, stopsOn, bank }: WorkingPlan) {
    // of each route: the vehicle, how many stops, the breaks after its start, then each stop with the breaks after it
    this.saved = new Int32Array(2 * next.length + 3 * stopsOn.length);
    this.savedAt = new Int32Array(stopsOn.length);
    this.version = new Float64Array(stopsOn.length);
    this.savedIn = new Int32Array(stopsOn.length).fill(-1);
    this.bank = new Int32Array(bank.length);
  }

  /** A new step begins. */
  begin(plan: WorkingPlan): void {
    this.round += 1;
    this.length = 0;
    this.bankCount = plan.bankCount;
    this.bankWeight = plan.bankWeight;
    this.movedCount = plan.movedCount;
    for (let at = 0; at < plan.bankCount; at++) this.bank[at] = plan.bank[at] as number;
  }

  /** Before a route is changed in this step for the first time. */
  save(plan: WorkingPlan, vehicle: number): void {
    if (this.savedIn[vehicle] === this.round) return;
    const { next, breaksAfter, problem } = plan;
    const { saved } = this;
    this.savedIn[vehicle] = this.round;
    this.savedAt[vehicle] = this.length;
    this.version[vehicle] = plan.version[vehicle] as number;
    const start = problem.stops + vehicle;
    const end = start + problem.vehicles;
    let into = this.length;
    let count = 0;
    saved[into++] = vehicle;
    into += 1;
    saved[into++] = breaksAfter[start] as number;
    for (let node = next[start] as number; node !== end; node = next[node] as number) {
      saved[into++] = node;
      saved[into++] = breaksAfter[node] as number;
      count += 1;
    }
    saved[this.length + 1] = count;
    this.length = into;
  }

  /** As it was when it was saved. Its stops must be on no other route. */
  restoreRoute(plan: WorkingPlan, vehicle: number): void {
    const { next, previous, vehicleOf, breaksAfter, problem } = plan;
    const { saved } = this;
    const start = problem.stops + vehicle;
    const end = start + problem.vehicles;
    let from = (this.savedAt[vehicle] as number) + 1;
    const count = saved[from++] as number;
    breaksAfter[start] = saved[from++] as number;
    let last = start;
    for (let at = 0; at < count; at++) {
      const node = saved[from++] as number;
      breaksAfter[node] = saved[from++] as number;
      vehicleOf[node] = vehicle;
      next[last] = node;
      previous[node] = last;
      last = node;
    }
    next[last] = end;
    previous[end] = last;
    refreshRoute(plan, vehicle);
    plan.version[vehicle] = this.version[vehicle] as number;
  }

  /** Takes the whole step back. */
  rollBack(plan: WorkingPlan): void {
    const { next, vehicleOf, problem, bank, bankAt } = plan;
    const { saved } = this;
    for (let at = 0; at < this.length; at += 3 + 2 * (saved[at + 1] as number)) {
      const end = problem.stops + problem.vehicles + (saved[at] as number);
      const first = next[problem.stops + (saved[at] as number)] as number;
      for (let node = first; node !== end; node = next[node] as number) vehicleOf[node] = -1;
    }
    for (let at = 0; at < this.length; at += 3 + 2 * (saved[at + 1] as number))
      this.restoreRoute(plan, saved[at] as number);
    for (let at = 0; at < plan.bankCount; at++) bankAt[bank[at] as number] = -1;
    for (let at = 0; at < this.bankCount; at++) {
      bank[at] = this.bank[at] as number;
      bankAt[bank[at] as number] = at;
    }
    plan.bankCount = this.bankCount;
    plan.bankWeight = this.bankWeight;
    plan.movedCount = this.movedCount;
  }
}
