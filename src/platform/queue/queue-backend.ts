import { withBackend, type BackendFactory, type IQueueBackend, type Processor, type Queue, type QueueOptions, type Worker, type WorkerOptions } from 'bullmq';

const queueName = 'lotrinh';

/** BullMQ's queue as the house uses it: jobs without data, wherever it lives. */
export type BellQueue = Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend, unknown>;
type BellWorker = Worker<unknown, unknown, string, IQueueBackend, number, unknown>;
type BellProcessor = Processor<unknown, unknown, string, number>;

/** Where the queue lives. The queue and the workers it opens have connections of their own, which end when they are closed. */
export abstract class QueueBackend {
  /** The factory knows its connection; what BullMQ hands it under that name is ignored. */
  protected constructor(private readonly factory: BackendFactory<IQueueBackend, unknown>) {}

  /** Throws at once when the place cannot be reached; a queue that is open waits and tries again. */
  abstract reach(): Promise<void>;

  /** Reaches the place and makes what the queue needs there. Any number of processes may prepare at once. */
  abstract prepare(): Promise<void>;

  openQueue(options: Omit<QueueOptions, 'connection'>): BellQueue {
    const { Queue } = withBackend(this.factory);
    return new Queue(queueName, { ...options, connection: {} });
  }

  openWorker(process: BellProcessor, options: Omit<WorkerOptions, 'connection'>): BellWorker {
    const { Worker } = withBackend(this.factory);
    return new Worker(queueName, process, { ...options, connection: {} });
  }
}
