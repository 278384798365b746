# dovecot.conf says where this goes.
require "vnd.dovecot.pipe";

pipe "portreg";
