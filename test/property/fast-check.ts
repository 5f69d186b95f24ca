/**
 * fast-check as all properties use it: a `maxLength` is a size that is really drawn. Without this the library draws lists and
 * texts of about ten elements, whatever maximum they name, and a property over 60 chunks never sees an eleventh.
 */
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), defaultSizeToMaxWhenMaxSpecified: true });

export { fc };
