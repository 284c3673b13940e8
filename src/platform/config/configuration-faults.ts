/** What is wrong with one name of the configuration and what to do; never with its value, which may be a secret. */
export interface Fault {
  readonly vietnamese: string;
  readonly english: string;
}

const example = 'postgres://user:password@127.0.0.1:5432/lotrinh';

const postgresUrl: Fault = {
  vietnamese: `phải có dạng ${example}; bỏ đi thì lotrinh tự chạy PostgreSQL của mình`,
  english: `must look like ${example}; leave it out and lotrinh runs a PostgreSQL of its own`,
};

const expected: Readonly<Record<string, Fault>> = {
  DATABASE_URL: postgresUrl,
  DATABASE_MIGRATOR_URL: postgresUrl,
  PORT: { vietnamese: 'phải là một số từ 0 đến 65535', english: 'must be a number from 0 to 65535' },
  LOG_LEVEL: {
    vietnamese: 'phải là một trong fatal, error, warn, info, debug, trace, silent',
    english: 'must be one of fatal, error, warn, info, debug, trace, silent',
  },
  REDIS_URL: {
    vietnamese: 'phải có dạng redis://127.0.0.1:6379; bỏ đi thì hàng đợi nằm trong PostgreSQL',
    english: 'must look like redis://127.0.0.1:6379; leave it out and the queue lives in PostgreSQL',
  },
  METRICS_TOKEN: {
    vietnamese: 'phải dài từ 16 đến 200 ký tự, chỉ gồm chữ cái không dấu, chữ số và . _ ~ + / -',
    english: 'must be 16 to 200 letters, digits or . _ ~ + / -',
  },
  WORKER: { vietnamese: 'phải là inside hoặc apart', english: 'must be inside or apart' },
  PUBLIC_URL: { vietnamese: 'phải có dạng https://lotrinh.example.vn', english: 'must look like https://lotrinh.example.vn' },
  SMTP_URL: { vietnamese: 'phải có dạng smtps://user:password@mail.example.vn; bỏ đi thì không gửi thư', english: 'must look like smtps://user:password@mail.example.vn; leave it out and no e-mail is sent' },
  MAIL_FROM: { vietnamese: 'phải là một địa chỉ thư điện tử', english: 'must be an e-mail address' },
  WEBHOOK_HOSTS: { vietnamese: 'phải là tên các máy chủ, cách nhau bằng dấu phẩy', english: 'must be names of hosts with commas between them' },
  STOP_DELAY_SECONDS: { vietnamese: 'phải là một số giây từ 0 đến 300', english: 'must be a number of seconds from 0 to 300' },
};

/** Every way in which a name can be wrong. */
export const faults = {
  wrongValue: (name: string) => about(name, expected[name] ?? { vietnamese: 'không dùng được', english: 'cannot be used' }),
  unknownName: (name: string) => about(name, { vietnamese: 'không phải là tên nào của lotrinh; xem .env.example', english: 'is no name that lotrinh knows; see .env.example' }),
  givenTwice: (name: string) => about(name, { vietnamese: `được cho hai lần; bỏ ${name} hoặc ${name}_FILE`, english: `is given twice; remove ${name} or ${name}_FILE` }),
  alone: (name: string, other: string) => about(name, { vietnamese: `cần có ${other} đi cùng; cho cả hai thì gửi thư, bỏ cả hai thì không gửi`, english: `needs ${other} beside it; give both and e-mails are sent, leave both out and none are` }),
  unreadableFile: (name: string) => about(name, { vietnamese: 'trỏ đến một tệp không đọc được', english: 'points to a file that cannot be read' }),
};

function about(name: string, fault: Fault): Fault {
  return { vietnamese: `${name} ${fault.vietnamese}.`, english: `${name} ${fault.english}.` };
}
