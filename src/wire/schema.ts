/** The protobuf types, loaded once from our own declarations in `protos/`. */
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';
import { installed } from '../core/installed.ts';

const PROTOS = fileURLToPath(installed('protos/'));

function load(): protobuf.Root {
  const schema = new protobuf.Root();
  schema.resolvePath = (_origin, target) => (target.startsWith(PROTOS) ? target : PROTOS + target);
  schema.loadSync(['ext_proc.proto', 'ext_authz.proto'], { keepCase: true });
  schema.resolveAll();
  return schema;
}

const root = load();

export const ProcessingRequest = root.lookupType('envoy.service.ext_proc.v3.ProcessingRequest');
export const CheckRequest = root.lookupType('envoy.service.auth.v3.CheckRequest');
