# A stand-in for a part of Windows that Wine lacks, so that Qt starts there. It knows no encoding:
# Qt is told that the table of each cannot be opened. It never leaves the test.
	.intel_syntax noprefix
	.globl start, ucnv_open, nothing
	.text
start:
	mov eax, 1
	ret
ucnv_open:                      # rcx: name, rdx: where the error goes
	mov dword ptr [rdx], 4      # U_FILE_ACCESS_ERROR
nothing:
	xor eax, eax
	ret
