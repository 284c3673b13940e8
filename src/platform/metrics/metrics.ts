import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a measurement is called, and what its number is of. */
interface Named {
  /** Such as `lotrinh_steps_total`. */
  readonly name: string;
  readonly help: string;
}

/** A value for each label: one of a few known beforehand, never a name, an id or anything that somebody typed. */
type Labels<Label extends string> = Readonly<Record<Label, string>>;

/** A number for each value of a label. */
export type Levels = Readonly<Record<string, number>>;

/** Something that is counted. */
export interface Count<Label extends string> {
  add(labels: Labels<Label>): void;
}

/** Something whose duration is measured. */
export interface Duration<Label extends string> {
  observe(labels: Labels<Label>, seconds: number): void;
}

/** The measurements of one running application. The rooms count by what stands here; no other file knows how that is published. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private watchesProcess = false;

  /** Content type of {@link text}. */
  readonly contentType = this.registry.contentType;

  /** A new count; its name ends in `_total`. */
  count<Label extends string>({ labels, ...named }: Named & { readonly labels: readonly Label[] }): Count<Label> {
    const counter = new Counter({ ...named, labelNames: [...labels], registers: [this.registry] });
    return { add: (values) => counter.inc(values) };
  }

  /** A new measurement of durations; its name ends in `_seconds`. */
  duration<Label extends string>({ labels, ...named }: Named & { readonly labels: readonly Label[] }): Duration<Label> {
    const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    const histogram = new Histogram({ ...named, labelNames: [...labels], buckets, registers: [this.registry] });
    return { observe: (values, seconds) => histogram.observe(values, seconds) };
  }

  /** A number for each value of one label, read anew whenever somebody asks for the measurements. */
  level<Label extends string>({ label, read, ...named }: Named & { readonly label: Label; readonly read: () => Levels | Promise<Levels> }): void {
    const { registry } = this;
    new Gauge({
      ...named,
      labelNames: [label],
      registers: [registry],
      async collect() {
        this.reset();
        for (const [value, number] of Object.entries(await read())) this.labels(value).set(number);
      },
    });
  }

  /** A fact that does not change while the program runs, such as its version. */
  fact<Label extends string>(named: Named, labels: Labels<Label>): void {
    new Gauge({ ...named, labelNames: Object.keys(labels) as Label[], registers: [this.registry] }).labels(labels).set(1);
  }

  /** Everything measured so far, as Prometheus reads it. The process itself is watched from the first reading on. */
  text(): Promise<string> {
    if (!this.watchesProcess) collectDefaultMetrics({ register: this.registry });
    this.watchesProcess = true;
    return this.registry.metrics();
  }
}
