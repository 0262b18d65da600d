import { batch, repair } from 'limpid';

export async function load() {
  const texts = [repair('cafÃ©').text];
  for await (const { report } of batch(['cafÃ©'], { jobs: 1 })) texts.push(report.text);
  return { server: texts.join(' | ') };
}
