# Escapes inside ${ } reach further than one character.
${total`u{2195}} = 1
${a`}b} = "${a`}b} and ${total`u{2195}}"
${env:ProgramFiles(x86)}.Length
${script:limit} += 5
