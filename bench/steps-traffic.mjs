/** Candidates on their way: whoever asks gets the next act of one of them, and nobody else gets that one until it is recorded. */
import { actAt, enterCandidates, road } from './steps-road.mjs';

export class Traffic {
  #waiting = [];
  #idle = [];
  #acts = 0;

  constructor(rooms, offices) {
    this.rooms = rooms;
    this.offices = offices;
  }

  /** Brings so many candidates onto the road, each to a place of its own, by the engine itself. */
  async begin(count, record) {
    this.#waiting = await enterCandidates(this.rooms, this.offices, count);
    const journeys = this.#waiting.splice(0).map((candidate, place) => ({ candidate, place: 0, goal: 1 + (place % (road.length - 1)) }));
    await sideBySide(16, journeys, async (journey) => {
      while (journey.place < journey.goal) await this.#step(journey, record);
      this.#idle.push(journey);
    });
  }

  /** Candidates for the cases that are opened while it is measured. */
  async prepare(count) {
    if (this.#waiting.length < count) this.#waiting.push(...(await enterCandidates(this.rooms, this.offices, count)));
  }

  /** Keeps recording with so many at once for so many seconds; gives how long each step took, in milliseconds. */
  async run(concurrency, seconds, record) {
    const [began, took] = [performance.now(), []];
    const lane = async () => {
      while (performance.now() - began < seconds * 1000) {
        const journey = this.#next();
        const start = performance.now();
        await this.#step(journey, record);
        took.push(performance.now() - start);
        if (journey.place < road.length) this.#idle.push(journey);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, lane));
    return { took, seconds: (performance.now() - began) / 1000 };
  }

  /** Takes cases off the road for good and gives their ids. */
  takeAway(count) {
    return this.#idle.splice(0, count).map(({ id }) => id);
  }

  #next() {
    const some = Math.floor(Math.random() * this.#idle.length);
    const [journey] = this.#idle.splice(some, 1, ...this.#idle.splice(-1));
    if (journey) return journey;
    const candidate = this.#waiting.pop();
    if (!candidate) throw new Error('more cases were opened than there are candidates: raise --cases');
    return { candidate, place: 0 };
  }

  async #step(journey, record) {
    const { candidate, place, id } = journey;
    this.#acts += 1;
    const { step, stated } = actAt(place, candidate);
    journey.id = await record({ id, step, stated, office: candidate.office, key: `bench-${process.pid}-${this.#acts}` });
    journey.place += 1;
  }
}

async function sideBySide(lanes, items, work) {
  const queue = items.values();
  await Promise.all(Array.from({ length: lanes }, async () => {
    for (const item of queue) await work(item);
  }));
}
